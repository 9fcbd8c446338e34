import { createContext, useContext } from 'react';
import type { Cache } from '../../app/cache/schema.ts';
import type { UiToCache } from '../../app/ipc/cache-calls.ts';
import { type Caller, caller, PortClosedError, type RpcPort } from '../../app/ipc/port-rpc.ts';
import { cachePortMessage } from '../../app/ipc/ui-calls.ts';

/** What a browser's MessagePort is here; small enough to stand in for it in tests. */
export type BrowserPort = Pick<MessagePort, 'postMessage' | 'addEventListener' | 'start' | 'close'>;

/** The calls to the cache host, over whichever port is the newest. */
export class CacheLink implements Caller<UiToCache> {
  #current: Promise<Caller<UiToCache>>;
  #arrive: (caller: Caller<UiToCache>) => void = () => undefined;
  #drop: () => void = () => undefined;
  #first: () => void = () => undefined;
  /** Resolves when the first port has come: the accounts are in the cache by then. */
  readonly connected = new Promise<void>((resolve) => {
    this.#first = resolve;
  });

  constructor() {
    this.#current = this.#awaitPort();
  }

  /** Takes a port that just came. Calls under way on an older one are made again on it. */
  connect(port: BrowserPort): void {
    this.#drop();
    const closeListeners: (() => void)[] = [];
    let open = true;
    const drop = (): void => {
      if (!open) return;
      open = false;
      this.#current = this.#awaitPort();
      for (const listener of closeListeners) listener();
      port.close();
    };
    const rpc: RpcPort = {
      post: (message) => port.postMessage(message),
      onMessage: (listener) =>
        port.addEventListener('message', (event) => listener((event as MessageEvent).data)),
      onClose: (listener) => closeListeners.push(listener),
    };
    this.#drop = drop;
    port.addEventListener('close', drop);
    this.#arrive(caller<UiToCache>(rpc));
    this.#first();
    port.start();
  }

  /**
   * Makes a call; before the first port came, it waits. Every call here may be made twice with
   * the effect of once, so one that lost its port is made once more, on the next port. Only once:
   * a call that brings the cache host down must not do so for ever.
   */
  async call<M extends keyof UiToCache & string>(
    method: M,
    params: Parameters<UiToCache[M]>[0],
  ): Promise<Awaited<ReturnType<UiToCache[M]>>> {
    const first = await this.#current;
    try {
      return await first.call(method, params);
    } catch (error) {
      if (!(error instanceof PortClosedError)) throw error;
    }
    const second = await this.#current;
    return await second.call(method, params);
  }

  #awaitPort(): Promise<Caller<UiToCache>> {
    return new Promise((resolve) => {
      this.#arrive = resolve;
    });
  }
}

/** Listens for the ports that the preload forwards; call it before the page has loaded. */
export function listenForCachePort(link: CacheLink): void {
  window.addEventListener('message', (event) => {
    // A message's frame has an opaque origin and is another window: it cannot stand in for main.
    if (event.source !== window || event.origin !== location.origin) return;
    const port = event.ports[0];
    if (event.data === cachePortMessage && port !== undefined) link.connect(port);
  });
}

const LinkContext = createContext<CacheLink | null>(null);
const CacheContext = createContext<Cache | null>(null);

/** Gives the components below it the calls to the cache host. */
export const CacheLinkProvider = LinkContext.Provider;

/** Gives the components below it the database. */
export const CacheProvider = CacheContext.Provider;

/** The calls to the cache host: intents, opening bodies, search. */
export function useCacheLink(): CacheLink {
  const link = useContext(LinkContext);
  if (link === null) throw new Error('useCacheLink needs a CacheLinkProvider above it');
  return link;
}

/** The cache, to read only: the cache host alone writes it. */
export function useCache(): Cache {
  const cache = useContext(CacheContext);
  if (cache === null) throw new Error('useCache needs a CacheProvider above it');
  return cache;
}
