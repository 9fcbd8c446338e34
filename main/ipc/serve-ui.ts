import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import { type UiToMain, uiToMainSchemas } from '../../app/ipc/ui-calls.ts';
import { appOrigin } from '../desktop/app-protocol.ts';

/** What main does for each call of a UI window; the sender is the window's webContents id. */
export type UiHandlers = {
  [M in keyof UiToMain]: (
    params: Parameters<UiToMain[M]>[0],
    sender: number,
  ) => ReturnType<UiToMain[M]>;
};

/** Serves the calls of UI windows: from the main frame of Godwit's own page, and well-formed. */
export function serveUi(handlers: UiHandlers): void {
  const listen = <M extends keyof UiToMain>(name: M) => {
    ipcMain.handle(`godwit:${name}`, (event, params: unknown) => {
      refuseStrangers(event);
      const checked = v.parse(uiToMainSchemas[name], params) as Parameters<UiToMain[M]>[0];
      return handlers[name](checked, event.sender.id);
    });
  };
  for (const name of Object.keys(uiToMainSchemas)) listen(name as keyof UiToMain);
}

function refuseStrangers(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (
    frame === null ||
    frame !== event.sender.mainFrame ||
    !frame.url.startsWith(`${appOrigin}/shell/`)
  ) {
    throw new Error('This call is only for Godwit\u2019s own window.');
  }
}
