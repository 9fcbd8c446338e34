import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '../imap/testing/dovecot.ts';
import { done, engineFor, mail, names, sha256 } from './testing/engine-fixture.ts';

const never = new AbortController().signal;
const corpus = join(import.meta.dirname, '../../../../shared/corpus/real');
let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
});

/** What Dovecot sends of a file by POP3: line ends made CRLF, and one at the end. */
function onServer(file: Buffer): Buffer {
  const text = file.toString('latin1').replace(/\r?\n/g, '\r\n');
  return Buffer.from(text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
}

async function checkTruth(user: string, messages: readonly Buffer[]): Promise<void> {
  await dovecot.deliver(user, messages);
  const { cache, engine, another } = engineFor(dovecot.pop3Settings(user));
  const outcome = done(await engine.syncOnce(never));
  expect(outcome).toMatchObject({ messages: messages.length, newMessages: messages.length });
  const expected = (await dovecot.files(user)).map((file) => sha256(onServer(file)));
  expect(expected).toHaveLength(messages.length);
  expect(
    cache
      .pop3List()
      .map(({ hash }) => hash)
      .sort(),
  ).toEqual(expected.sort());
  for (const [hash, bytes] of cache.contents) expect(sha256(bytes)).toBe(hash);
  expect(done(await another().syncOnce(never))).toMatchObject({ newMessages: 0, bytes: 0 });
  expect(cache.breaches).toEqual([]);
}

describe('POP3 from Dovecot', () => {
  it('POP-1 SYNC-5 odd bytes are as the server holds them', async () => {
    const odd = [
      'Subject: dots\n\n.\n..\n.\n',
      'caf\xe9 \xff\xfe\n\n8-bit \x80\n',
      'Subject: NUL\n\na\0b\n',
      'no line end',
      'CRLF already\r\nmixed\n\r\n.\r\n',
      `${'x'.repeat(100_000)}\n`,
    ].map((text) => Buffer.from(text, 'latin1'));
    await checkTruth('odd', [...odd, ...names(400).map((name) => Buffer.from(mail(name)))]);
  });

  it('POP-1 a message Dovecot breaks (a lone dot as its first line) is left out, not stored as empty', async () => {
    const messages = [mail('a'), '.\nlost\n', mail('b')].map((text) => Buffer.from(text));
    await dovecot.deliver('dot', messages);
    const { cache, engine } = engineFor(dovecot.pop3Settings('dot'));
    const outcome = done(await engine.syncOnce(never));
    expect(outcome).toMatchObject({ messages: 3, newMessages: 2 });
    expect(outcome.leftOut?.userSentence).toContain('did not hand out 1 message');
    expect([...cache.contents.keys()]).not.toContain(sha256(''));
  });

  it('brings only what arrived since, newest on top', async () => {
    const deliver = (name: string): Promise<void> =>
      dovecot.deliver('later', [Buffer.from(mail(name))]);
    await deliver('a');
    const { cache, engine } = engineFor(dovecot.pop3Settings('later'));
    done(await engine.syncOnce(never));
    await deliver('b');
    await deliver('c');
    expect(done(await engine.syncOnce(never))).toMatchObject({ messages: 3, newMessages: 2 });
    expect(cache.pop3List().map(({ hash }) => hash)).toEqual(
      ['c', 'b', 'a'].map((name) => sha256(onServer(Buffer.from(mail(name))))),
    );
  });

  it('POP-1 SYNC-5 real mail is byte for byte what the server holds', async (context) => {
    if (!existsSync(corpus)) context.skip('the corpus ../shared/corpus/real is not here');
    const sample: Buffer[] = [];
    let eightBit = 0;
    let dots = 0;
    for (const folder of (await readdir(corpus)).sort()) {
      for (const [n, name] of (await readdir(join(corpus, folder))).sort().entries()) {
        const bytes = await readFile(join(corpus, folder, name));
        const text = bytes.toString('latin1');
        const isOdd = /[\x80-\xff]/.test(text) && /^\./m.test(text);
        if (n % 40 !== 0 && !isOdd) continue;
        if (/[\x80-\xff]/.test(text)) eightBit += 1;
        if (/^\./m.test(text)) dots += 1;
        sample.push(bytes);
      }
    }
    expect(eightBit).toBeGreaterThan(10);
    expect(dots).toBeGreaterThan(5);
    await checkTruth('real', sample);
  });
});
