import type { Sanitised } from './sanitise.ts';

/** The colours of the window, for mail that has none of its own. */
export type FrameColours = {
  scheme: 'light' | 'dark';
  ground: string;
  text: string;
  quiet: string;
  accent: string;
};

const light: FrameColours = {
  scheme: 'light',
  ground: '#ffffff',
  text: '#1c1c1f',
  quiet: '#5c5c63',
  accent: '#2257c4',
};

/**
 * The document of a message's frame (SEC-1). The policy comes first, so that nothing before it
 * can load: no script, frame, form or request but the images that were asked for.
 */
export function frameDocument(
  { styles, body, ownColours }: Pick<Sanitised, 'styles' | 'body' | 'ownColours'>,
  theme: FrameColours,
  remoteImages: boolean,
): string {
  return (
    `<!doctype html><html><head>` +
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy(remoteImages)}">` +
    `<meta name="referrer" content="no-referrer">` +
    `<meta http-equiv="x-dns-prefetch-control" content="off">` +
    `<meta charset="utf-8">` +
    `<style>${frameStyle(ownColours ? light : theme)}</style>${styles}` +
    `${ownColours ? '' : `<style>${followTheme(theme)}</style>`}</head>${body}</html>`
  );
}

/** The frame's policy. Which addresses may load is decided exactly by main; here only that. */
export function framePolicy(remoteImages: boolean): string {
  const images = remoteImages ? 'data: blob: https: http:' : 'data: blob:';
  return `default-src 'none'; style-src 'unsafe-inline'; img-src ${images}; base-uri 'none'; form-action 'none'`;
}

function frameStyle(colours: FrameColours): string {
  return (
    `html{color-scheme:${colours.scheme};background:${colours.ground};overflow:auto hidden;height:auto!important}` +
    `body{margin:0;padding:16px 24px 24px;height:auto!important;min-height:0!important;color:${colours.text};` +
    `font:15px/24px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}` +
    `a:link{color:${colours.accent}}a:focus-visible{outline:2px solid ${colours.accent};outline-offset:2px}` +
    `img{max-width:100%}img:not([src]){color:${colours.quiet};font-size:13px;line-height:20px}` +
    `img:not([src]):not([alt]),img:not([src])[alt=""]{visibility:hidden}` +
    `blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:2px solid ${colours.quiet}}` +
    `pre{white-space:pre-wrap}`
  );
}

/** Black on white, said by the message, becomes the theme's colours. */
function followTheme(colours: FrameColours): string {
  return (
    `body,body *{background-color:transparent!important;color:inherit!important}` +
    `body{color:${colours.text}!important}` +
    `body a[href],body a[href] *{color:${colours.accent}!important}`
  );
}
