import { createHash } from 'node:crypto';
import type { KnownUidl } from '../../../app/sync/engine.ts';
import { contentIdentity, headerIdentity, octetsKnownByHeader, uidlKey } from './identity.ts';
import type { Remembered, ServerMessage } from './planner.ts';
import { planSampling } from './planner.ts';
import type { Pop3Session } from './session.ts';

/** TOP commands under way at once. */
const topsAtOnce = 100;

/** A mailbox as one session lists it, ascending by message number. */
export type Listing = { messages: ServerMessage[]; sized: boolean };

/**
 * Lists the mailbox: by STAT and UIDL alone where every message has a UIDL, which is all that a
 * pass without news costs; else with LIST, and by header for messages without one. `remembered` is
 * what the pass before saw, for servers without UIDL.
 */
export async function listMailbox(
  session: Pop3Session,
  known: readonly KnownUidl[],
  remembered: readonly Remembered[],
): Promise<Listing> {
  const [{ count }, uidls] = await Promise.all([session.stat(), session.uidl()]);
  if (uidls !== null && uidls.size === count) {
    const messages = [...uidls].map(([number, uidl]) => ({
      number,
      octets: 0,
      uidl: uidlKey(uidl),
    }));
    return { messages: messages.sort(byNumber), sized: false };
  }
  const sizes = await session.list();
  const numbers = new Set([...sizes.keys(), ...(uidls?.keys() ?? [])]);
  const messages = [...numbers].map((number): ServerMessage => {
    const uidl = uidls?.get(number);
    return {
      number,
      octets: sizes.get(number) ?? 0,
      uidl: uidl === undefined ? null : uidlKey(uidl),
    };
  });
  messages.sort(byNumber);
  if (uidls === null) await recognise(session, messages, remembered);
  await identifyByHeader(session, messages, known);
  return { messages, sized: true };
}

/** Takes over what the pass before knew, as far as samples say that nothing moved. */
async function recognise(
  session: Pop3Session,
  messages: ServerMessage[],
  remembered: readonly Remembered[],
): Promise<void> {
  const { same, samples } = planSampling(
    remembered,
    messages.map(({ octets }) => octets),
  );
  let hasTop = true;
  for (const position of samples) {
    const message = messages[position];
    const before = remembered[position];
    if (message === undefined || before === undefined) return;
    const { number, octets } = message;
    const header = hasTop && !before.uidl.startsWith('hash:') ? await session.top(number, 0) : null;
    // TOP is optional (RFC 1939 §7).
    if (header?.ok === false) hasTop = false;
    const uidl =
      header?.ok === true
        ? headerIdentity(octets, header.bytes)
        : await identityByContent(session, message);
    if (uidl !== before.uidl) return;
  }
  for (const [position, message] of messages.slice(0, same).entries()) {
    message.uidl = remembered[position]?.uidl ?? null;
  }
}

/** Downloads a message only to see which one it is; null when the server refuses it. */
async function identityByContent(
  session: Pop3Session,
  { number, octets }: ServerMessage,
): Promise<string | null> {
  let found: string | null = null;
  await session.retrieve([number], (_, bytes) => {
    found = contentIdentity(octets, bytes, createHash('sha256').update(bytes).digest('hex'));
  });
  return found;
}

/** Asks for the headers of those whose size says that they may be known. */
async function identifyByHeader(
  session: Pop3Session,
  messages: readonly ServerMessage[],
  known: readonly KnownUidl[],
): Promise<void> {
  const octets = octetsKnownByHeader(known.map(({ uidl }) => uidl));
  const unsure = messages.filter((each) => each.uidl === null && octets.has(each.octets));
  for (let start = 0; start < unsure.length; start += topsAtOnce) {
    const asked = unsure.slice(start, start + topsAtOnce);
    const answers = asked.map(async (message) => {
      const top = await session.top(message.number, 0);
      if (top.ok) message.uidl = headerIdentity(message.octets, top.bytes);
      return top.ok;
    });
    // A server without TOP is not asked again and again.
    if (!(await Promise.all(answers)).includes(true)) return;
  }
}

function byNumber(a: ServerMessage, b: ServerMessage): number {
  return a.number - b.number;
}
