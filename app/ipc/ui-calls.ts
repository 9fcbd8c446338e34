import * as v from 'valibot';
import { isLoopback } from '../domain/account.ts';
import type { Failure } from '../sync/failure.ts';

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

/** The first-run form. The password travels from the window to main once, and never back. */
export const accountDraftSchema = v.object({
  name: text,
  email: text,
  protocol: v.picklist(['imap', 'pop3']),
  incoming: v.pipe(
    v.object({
      host: text,
      port,
      security: v.picklist(['tls', 'starttls', 'none']),
      user: text,
      password: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
      ca: v.optional(v.pipe(v.string(), v.maxLength(1_000_000))),
    }),
    v.check(
      (server) => server.security !== 'none' || isLoopback(server.host),
      'security "none" is only allowed for a server on this computer',
    ),
  ),
});
export type AccountDraft = v.InferOutput<typeof accountDraftSchema>;

export type AddAccountAnswer = { ok: true; account: string } | { ok: false; failure: Failure };

/**
 * `keychain`: the system keeps passwords. `plain`: this system has no keyring that can be used;
 * passwords are then kept for this run only.
 */
export type CredentialStorage = 'keychain' | 'sessionOnly';

export type SaveAnswer = { outcome: 'saved' | 'cancelled' | 'failed'; userSentence?: string };

/** The calls a UI window makes to main; each is one named method of the preload. */
export type UiToMain = {
  addAccount: (p: AccountDraft) => Promise<AddAccountAnswer>;
  syncNow: (p: Record<string, never>) => Promise<null>;
  credentialStorage: (p: Record<string, never>) => Promise<CredentialStorage>;
  /** Gives a password again where it is not known (any more) or was refused. */
  setPassword: (p: { account: string; password: string }) => Promise<AddAccountAnswer>;
  saveAttachment: (p: { hash: string; index: number }) => Promise<SaveAnswer>;
  openAttachment: (p: { hash: string; index: number }) => Promise<SaveAnswer>;
  /** Opens a link of a message in the system's browser: http, https and mailto only. */
  openLink: (p: { url: string }) => Promise<null>;
  /** Lets this window load these remote image addresses, until `blockRemote` or another call. */
  allowRemote: (p: { urls: string[] }) => Promise<null>;
};

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const part = v.object({ hash, index: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** What each call must look like; checked in the preload and again in main. */
export const uiToMainSchemas = {
  addAccount: accountDraftSchema,
  syncNow: v.object({}),
  credentialStorage: v.object({}),
  setPassword: v.object({ account: v.string(), password: v.pipe(v.string(), v.minLength(1)) }),
  saveAttachment: part,
  openAttachment: part,
  openLink: v.object({ url: v.pipe(v.string(), v.maxLength(100_000)) }),
  allowRemote: v.object({
    urls: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100_000))), v.maxLength(5_000)),
  }),
} satisfies { [M in keyof UiToMain]: v.GenericSchema<unknown, Parameters<UiToMain[M]>[0]> };

/** What `window.godwit` is in a UI window. The cache port arrives as a `message` event. */
export type UiBridge = UiToMain;

/** The window message that brings the port to the cache host: `{ type, }` with one port. */
export const cachePortMessage = 'godwit:cache-port';
