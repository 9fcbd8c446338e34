import {
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import type { AttachmentInfo } from '../../../app/cache/rows.ts';
import type { ContentHash } from '../../../app/domain/message.ts';
import type { SaveAnswer } from '../../../app/ipc/ui-calls.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import styles from './attachments.module.css';

/** More tiles than these are shown only when asked for. */
const maxTiles = 200;

/** The attachments of a message, to open or to save. */
export function Attachments({
  hash,
  attachments,
}: {
  hash: ContentHash;
  attachments: readonly AttachmentInfo[];
}) {
  const words = useWords().reader;
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.tiles} aria-label={words.attachments}>
      {attachments.slice(0, maxTiles).map((attachment) => (
        <Tile key={attachment.index} hash={hash} attachment={attachment} />
      ))}
    </ul>
  );
}

function Tile({ hash, attachment }: { hash: ContentHash; attachment: AttachmentInfo }) {
  const words = useWords().reader;
  const [said, setSaid] = useState<{ text: string; failed: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const name = attachment.name.trim() === '' ? words.unnamed : attachment.name;
  const Icon = iconOf(attachment.type);

  const run = async (
    call: (part: { hash: string; index: number }) => Promise<SaveAnswer>,
    done: string | null,
  ): Promise<void> => {
    setBusy(true);
    setSaid(null);
    try {
      const answer = await call({ hash, index: attachment.index });
      if (answer.outcome === 'failed') {
        setSaid({ text: answer.userSentence ?? words.attachmentFailed, failed: true });
      } else if (answer.outcome === 'saved' && done !== null) {
        setSaid({ text: answer.userSentence ?? done, failed: false });
      }
    } catch {
      setSaid({ text: words.attachmentFailed, failed: true });
    } finally {
      setBusy(false);
    }
  };

  return (
    <li className={styles.tile}>
      <Icon size={20} strokeWidth={1.5} aria-hidden className={styles.icon} />
      <div className={styles.what}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <span className={styles.kind}>
          {kindOf(attachment)} · {sizeOf(attachment.size, words.locale, words.bytes)}
        </span>
      </div>
      <div className={styles.buttons}>
        <Button
          kind="quiet"
          isDisabled={busy}
          aria-label={words.openOne(name)}
          onPress={() => void run(window.godwit.openAttachment, null)}
        >
          {words.open}
        </Button>
        <Button
          kind="quiet"
          isDisabled={busy}
          aria-label={words.saveOne(name)}
          onPress={() => void run(window.godwit.saveAttachment, words.saved)}
        >
          {words.save}
        </Button>
      </div>
      <div role="status" className={`${styles.said} ${said?.failed === true ? styles.failed : ''}`}>
        {said?.text}
      </div>
    </li>
  );
}

function kindOf({ name, type }: AttachmentInfo): string {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1];
  return extension === undefined ? type.toLowerCase() : extension.toUpperCase();
}

/** A size as people say it: powers of 1000, as the system's file browser shows them. */
function sizeOf(size: number, locale: string, small: (n: number) => string): string {
  if (size < 1_000) return small(size);
  const units = ['kilobyte', 'megabyte', 'gigabyte'];
  let value = size / 1_000;
  let unit = 0;
  while (value >= 999.5 && unit < 2) {
    value /= 1_000;
    unit += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit] ?? 'gigabyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

function iconOf(type: string): LucideIcon {
  const kind = type.toLowerCase();
  if (kind.startsWith('image/')) return FileImage;
  if (kind.startsWith('audio/')) return FileAudio;
  if (kind.startsWith('video/')) return FileVideo;
  if (/zip|compressed|x-tar|x-7z|rar/.test(kind)) return FileArchive;
  if (/spreadsheet|excel|csv/.test(kind)) return FileSpreadsheet;
  if (/^text\/|pdf|word|opendocument\.text|rtf/.test(kind)) return FileText;
  return File;
}
