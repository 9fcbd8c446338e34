import { contextBridge, ipcRenderer } from 'electron';
import * as v from 'valibot';
import { type UiBridge, uiToMainSchemas } from '../../app/ipc/ui-calls.ts';

declare const window: {
  postMessage(message: unknown, targetOrigin: string, transfer: unknown[]): void;
};
declare const location: { origin: string; pathname: string };

// Both kinds of window receive their MessagePorts as window messages from main, by way of here.
for (const channel of ['godwit:main-port', 'godwit:ui-port', 'godwit:cache-port']) {
  ipcRenderer.on(channel, (event) => {
    window.postMessage(channel, location.origin, [...event.ports]);
  });
}

/** One named method for each call: a page can reach nothing that is not listed here. */
function method<M extends keyof UiBridge>(name: M) {
  return (params: unknown): ReturnType<UiBridge[M]> =>
    ipcRenderer.invoke(`godwit:${name}`, v.parse(uiToMainSchemas[name], params)) as ReturnType<
      UiBridge[M]
    >;
}

if (location.pathname.startsWith('/shell/')) {
  contextBridge.exposeInMainWorld('godwit', {
    addAccount: method('addAccount'),
    syncNow: method('syncNow'),
    credentialStorage: method('credentialStorage'),
    setPassword: method('setPassword'),
    saveAttachment: method('saveAttachment'),
    openAttachment: method('openAttachment'),
    openLink: method('openLink'),
    allowRemote: method('allowRemote'),
  } satisfies UiBridge);
}
