import { accounts } from './accounts.ts';
import { folders } from './folders.ts';
import { list } from './list.ts';
import { reader } from './reader.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { status } from './status.ts';

/** Every word the interface says, in English; other catalogues have the same shape. */
export const en = { accounts, folders, list, reader, search, shell, status };

/** The shape of a catalogue. Entries are plain strings, or functions of what they speak about. */
export type Words = typeof en;
