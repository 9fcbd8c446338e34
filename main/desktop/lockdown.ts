import { app, type Session } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** The remote images a person asked for, by the window (webContents id) that may load them. */
const allowedImages = new Map<number, ReadonlySet<string>>();

/** Lets one window load exactly these addresses, as images, until the next call (SEC-1). */
export function allowRemoteImages(webContentsId: number, urls: readonly string[]): void {
  const wanted = urls.filter((url) => /^https?:\/\//i.test(url)).map(normal);
  if (wanted.length === 0) allowedImages.delete(webContentsId);
  else allowedImages.set(webContentsId, new Set(wanted));
}

function normal(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.hash = '';
    return parsed.href;
  } catch {
    return '';
  }
}

/** Requests are refused unless they are the program's own (SEC-1, SEC-5). */
export function blockRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const { url } = details;
    const own =
      url.startsWith(`${appOrigin}/`) ||
      url.startsWith(`blob:${appOrigin}/`) ||
      url.startsWith('data:') ||
      url.startsWith('devtools:');
    const asked =
      details.resourceType === 'image' &&
      details.webContentsId !== undefined &&
      allowedImages.get(details.webContentsId)?.has(normal(url)) === true;
    // No page of Godwit's frames another by address; a message's frame is srcdoc, which asks for
    // nothing. So a frame that asks is a message trying to show something that is not itself.
    const framed = details.resourceType === 'subFrame';
    decide({ cancel: framed || (!own && !asked) });
  });
  // No referrer, no cookies: an image that was allowed says nothing about who looks at it.
  session.webRequest.onBeforeSendHeaders((details, decide) => {
    const headers = { ...details.requestHeaders };
    for (const name of Object.keys(headers)) {
      if (/^(cookie|referer|origin)$/i.test(name)) delete headers[name];
    }
    decide({ requestHeaders: headers });
  });
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Denies navigation, new windows and embedded web contents everywhere (SEC-4). */
export function denyByDefault(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      // srcdoc frames load by about:srcdoc; nothing else may be navigated to, by any frame.
      if (!event.url.startsWith('about:srcdoc')) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const { id } = contents;
    contents.once('destroyed', () => allowedImages.delete(id));
  });
}
