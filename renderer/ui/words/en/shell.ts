/** The words of `shell/`. */
export const shell = {
  write: 'Write',
  writeLater: 'Writing mail is not part of this version yet.',
  syncNow: 'Check for new mail',
  folders: 'Folders',
  showFolders: 'Show folders',
  backToFolders: 'Back to folders',
  backToList: 'Back to messages',
  resizeFolders: 'Width of the folders',
  resizeList: 'Width of the message list',
  broken: 'Something went wrong while drawing this window. Your mail is safe on this computer.',
  reload: 'Open it again',
  starting: 'Opening your mail\u2026',
};
