import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Opens the window a person reads in. It can do nothing but call the preload's methods. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 400,
    title: 'Godwit',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181a' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Loads Godwit's page into its window. */
export async function loadShell(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/shell/index.html`);
}
