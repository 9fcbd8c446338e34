import { createServer, type Server } from 'node:http';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** Everything a hostile message tries, unsanitised; `base` counts what reaches it. */
const hostile = (base: string): string => `
  <link rel="stylesheet" href="${base}/link.css"><style>@import url(${base}/import.css);
  body { background: url(${base}/background.png) }</style>
  <script>parent.document.title = 'owned'; fetch('${base}/script')</script>
  <img src="${base}/image.png" onerror="parent.document.title = 'owned'">
  <img src="x:" onerror="parent.document.title = 'owned'; fetch('${base}/onerror')">
  <svg onload="parent.document.title = 'owned'"><image href="${base}/svg.png"></image></svg>
  <video src="${base}/video" poster="${base}/poster.png"></video><object data="${base}/object"></object>
  <iframe src="${base}/frame"></iframe><embed src="${base}/embed">`;

/** Shows it in a frame of Godwit's own window and resolves when the frame has settled. */
async function show(
  page: Page,
  frame: { html: string; sandbox: string | null; policy: string | null },
): Promise<void> {
  await page.evaluate(async ({ html, sandbox, policy }) => {
    const element = document.createElement('iframe');
    if (sandbox !== null) element.setAttribute('sandbox', sandbox);
    const meta =
      policy === null ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    element.srcdoc = `<!doctype html><head>${meta}</head><body>${html}</body>`;
    const loaded = new Promise((done) => {
      element.onload = done;
    });
    document.body.append(element);
    await loaded;
    // What was asked for while loading has been sent by the time two more frames were drawn.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, frame);
}

/** Takes the guard in main away: the other layers must hold without it. */
async function allowRequests(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest(null);
  });
}

async function bypassPagePolicy(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setBypassCSP', { enabled: true });
  // The policy is taken when a page is loaded.
  await page.reload();
  await page.getByRole('heading', { name: 'Add a mail account' }).waitFor();
}

let web: Server;
let base = '';
const asked: string[] = [];

test.beforeEach(async () => {
  asked.length = 0;
  web = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('');
  });
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  const address = web.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
test.afterEach(() => {
  web.closeAllConnections();
  web.close();
});

test('SEC-1: with nothing in its way the hostile message does run and load', async ({ open }) => {
  const { app, page } = await open();
  await allowRequests(app);
  await bypassPagePolicy(page);
  await show(page, { html: hostile(base), sandbox: null, policy: null });
  await expect.poll(() => page.title()).toBe('owned');
  await expect.poll(() => asked).toContain('/image.png');
});

test('SEC-1: the sandbox alone runs no script', async ({ open }) => {
  const { app, page } = await open();
  await allowRequests(app);
  await bypassPagePolicy(page);
  await show(page, { html: hostile(base), sandbox: 'allow-same-origin', policy: null });
  await expect.poll(() => asked).toContain('/image.png');
  expect(await page.title()).not.toBe('owned');
  expect(asked).not.toContain('/script');
  expect(asked).not.toContain('/onerror');
});

test('SEC-1: the frame’s policy alone runs no script and loads nothing', async ({ open }) => {
  const { app, page } = await open();
  await allowRequests(app);
  await show(page, {
    html: hostile(base),
    sandbox: null,
    policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:",
  });
  expect(await page.title()).not.toBe('owned');
  expect(asked).toEqual([]);
});

test('SEC-1: the blocked requests alone let nothing out, and nothing navigates', async ({
  open,
}) => {
  const { app, page } = await open();
  const at = page.url();
  await bypassPagePolicy(page);
  await show(page, {
    html: `${hostile(base)}<meta http-equiv="refresh" content="0;url=${base}/refresh">
      <form action="${base}/form" id="f"></form><script>document.getElementById('f').submit();
      window.open('${base}/open')</script>`,
    sandbox: null,
    policy: null,
  });
  await expect.poll(() => page.title()).toBe('owned');
  expect(asked).toEqual([]);
  // Not awaited in the page: a navigation that is stopped leaves such a wait without an answer.
  await page.evaluate((target) => {
    setTimeout(() => {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<script>parent.document.title = 'tried'; top.location = '${target}'</script>`;
      document.body.append(frame);
    });
  }, `${base}/top`);
  const shown = (): Promise<string[]> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map(({ webContents }) => `${webContents.getTitle()} ${webContents.getURL()}`),
    );
  await expect.poll(shown).toEqual([`tried ${at}`]);
  expect(page.url()).toBe(at);
  expect(asked).toEqual([]);
});
