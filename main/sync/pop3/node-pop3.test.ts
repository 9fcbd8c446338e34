import Pop3Command from 'node-pop3';
import { afterEach, describe, expect, it } from 'vitest';
import { Pop3Session } from './session.ts';
import { mailbox, type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

describe('Pop3Session beside node-pop3', () => {
  it('POP-1 agrees with it on what it can read: ASCII without dots, in whole answers', async () => {
    const messages = ['Subject: a\r\n\r\nb\r\n', 'x\r\n'];
    server = await startScriptedServer({ answer: mailbox(messages) });
    const account = { host: '127.0.0.1', port: server.port, user: 'ada', password: 'secret' };

    const other = new Pop3Command(account);
    const theirs = {
      list: await other.LIST(),
      uidl: await other.UIDL(),
      first: await other.RETR(1),
    };
    await other.QUIT();

    const signal = new AbortController().signal;
    const session = await Pop3Session.connect({ ...account, security: 'none' }, { signal });
    const ours = { list: await session.list(), uidl: await session.uidl(), first: '' };
    await session.retrieve([1], (_, bytes) => {
      ours.first = Buffer.from(bytes).toString('latin1');
    });
    await session.quit();

    expect(theirs.list).toEqual([...ours.list].map(([n, size]) => [String(n), String(size)]));
    expect(theirs.uidl).toEqual([...(ours.uidl ?? [])].map(([n, uidl]) => [String(n), uidl]));
    // It takes the content's last CRLF for a part of the terminator.
    expect(`${theirs.first}\r\n`).toBe(ours.first);
  });
});
