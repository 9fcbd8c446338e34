import { useWords } from '../../ui/words/context.tsx';
import type { LinkTarget } from './links.ts';
import styles from './reader.module.css';

/** Where the link under the pointer, or with the focus, really goes. */
export function LinkHint({ link }: { link: LinkTarget | null }) {
  const words = useWords().reader;
  return (
    <div role="status" className={styles.hintPlace}>
      {link === null ? null : (
        <div className={`${styles.hint} ${link.claims === null ? '' : styles.hintWarns}`}>
          {link.claims === null ? (
            <Target link={link} />
          ) : (
            <strong>{words.linkDiffers(link.claims, link.host)}</strong>
          )}
        </div>
      )}
    </div>
  );
}

/** The address with its host in strong type: the part that cannot be made up. */
function Target({ link }: { link: LinkTarget }) {
  const words = useWords().reader;
  if (link.url.startsWith('mailto:')) return <>{words.mailTo(link.host)}</>;
  const { protocol, pathname, search, hash } = new URL(link.url);
  const rest = `${pathname}${search}${hash}`.slice(0, 300);
  return (
    <>
      {protocol}
      {'//'}
      <strong>{link.host}</strong>
      {rest === '/' ? '' : rest}
    </>
  );
}
