/** The words of `shell/`. */
export const shell = {
  write: 'Write',
  writeLater: 'Writing mail is not part of this version yet.',
  syncNow: 'Check for new mail',
  showFolders: 'Show folders',
  backToList: 'Back to messages',
  resizeFolders: 'Width of the folders',
  resizeList: 'Width of the message list',
  broken: 'Something went wrong while drawing this window. Your mail is safe on this computer.',
  reload: 'Open it again',
  close: 'Close',
  actionFailed: 'That could not be done just now. Try it again in a moment.',
  starting: 'Opening your mail\u2026',
};
