import {
  BrowserWindow,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
} from 'electron';
import * as v from 'valibot';
import type { MainToCache } from '../../app/ipc/cache-calls.ts';
import { type Caller, caller, type RpcPort } from '../../app/ipc/port-rpc.ts';
import { cachePortMessage } from '../../app/ipc/ui-calls.ts';
import { appOrigin } from '../desktop/app-protocol.ts';

const cacheEventSchema = v.variant('event', [
  v.object({ event: v.literal('ready') }),
  v.object({ event: v.literal('operationsQueued'), account: v.string() }),
  v.object({ event: v.literal('failed'), userSentence: v.string() }),
]);

function rpcPort(port: MessagePortMain): RpcPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    onClose: (listener) => port.on('close', listener),
  };
}

/** How main hears of the cache host. */
export type CacheHostListener = {
  operationsQueued: (account: string) => void;
  /** The cache host's process is gone; calls under way were rejected. */
  gone: () => void;
};

/** The hidden window that owns the cache, and main's connection to it. */
export class CacheHostLink {
  readonly #window: BrowserWindow;
  readonly #cache: Caller<MainToCache>;

  private constructor(window: BrowserWindow, cache: Caller<MainToCache>) {
    this.#window = window;
    this.#cache = cache;
  }

  /**
   * Starts the cache host and resolves when its database and index are open. Rejects with a
   * sentence for the user when the cache cannot be opened.
   */
  static async start(preload: string, listener: CacheHostListener): Promise<CacheHostLink> {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        // Hidden windows are throttled by default; this one works all day.
        backgroundThrottling: false,
      },
    });
    window.webContents.once('render-process-gone', () => {
      // Not in the event itself: Chromium is still taking the process apart.
      setImmediate(() => window.destroy());
      listener.gone();
    });
    const { port1, port2 } = new MessageChannelMain();
    let link: CacheHostLink | null = null;
    const ready = new Promise<void>((resolve, reject) => {
      const cache = caller<MainToCache>(rpcPort(port1), (message) => {
        const parsed = v.safeParse(cacheEventSchema, message);
        if (!parsed.success) return;
        switch (parsed.output.event) {
          case 'ready':
            resolve();
            break;
          case 'failed':
            reject(new Error(parsed.output.userSentence));
            break;
          case 'operationsQueued':
            listener.operationsQueued(parsed.output.account);
            break;
        }
      });
      window.webContents.once('render-process-gone', () =>
        reject(new Error('The part of Godwit that keeps the mail stopped. Start Godwit again.')),
      );
      link = new CacheHostLink(window, cache);
    });
    port1.start();
    await window.loadURL(`${appOrigin}/cache-host/index.html`);
    window.webContents.postMessage('godwit:main-port', null, [port2]);
    await ready;
    if (link === null) throw new Error('unreachable: the link is made with the promise');
    return link;
  }

  call<M extends keyof MainToCache & string>(
    method: M,
    params: Parameters<MainToCache[M]>[0],
  ): Promise<Awaited<ReturnType<MainToCache[M]>>> {
    return this.#cache.call(method, params);
  }

  /** Gives a UI window its own connection to the cache host. */
  connect(ui: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.#window.webContents.postMessage('godwit:ui-port', null, [port1]);
    ui.postMessage(cachePortMessage, null, [port2]);
  }

  /** Closes the database and the window. */
  async close(): Promise<void> {
    if (this.#window.isDestroyed()) return;
    await this.#cache.call('close', {}).catch(() => undefined);
    this.#window.destroy();
  }
}
