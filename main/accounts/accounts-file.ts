import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { isLoopback, type LeaveOnServer, type ServerSettings } from '../../app/domain/account.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

const serverSchema = v.pipe(
  v.strictObject({
    host: text,
    port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
    security: v.picklist(['tls', 'starttls', 'none']),
    user: text,
    password: v.pipe(v.string(), v.minLength(1)),
    caFile: v.optional(text),
  }),
  v.forward(
    v.check(
      (server) => server.security !== 'none' || isLoopback(server.host),
      'is "none", which is refused unless the host is this computer: the password and all mail would cross the network in the clear',
    ),
    ['security'],
  ),
);

const fileSchema = v.strictObject({
  accounts: v.pipe(
    v.array(
      v.strictObject({
        name: text,
        email: text,
        protocol: v.picklist(['imap', 'pop3']),
        incoming: serverSchema,
        outgoing: v.optional(serverSchema),
        pop3: v.optional(
          v.strictObject({
            leaveOnServer: v.optional(
              v.union([
                v.picklist(['always', 'removeAfterDownload', 'removeWhenDeletedHere']),
                v.strictObject({
                  removeAfterDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
                }),
              ]),
            ),
          }),
        ),
      }),
    ),
    v.check(
      (accounts) => new Set(accounts.map((account) => account.name)).size === accounts.length,
      'two accounts have the same name',
    ),
  ),
});

/** An account as an accounts file describes it, with its secrets. */
export type AccountEntry = {
  name: string;
  email: string;
  protocol: 'imap' | 'pop3';
  incoming: ServerSettings & { password: string };
  outgoing?: ServerSettings & { password: string };
  leaveOnServer: LeaveOnServer;
};

/** Reads an accounts file; a string is a sentence that names what is wrong, and where. */
export async function readAccountsFile(path: string): Promise<AccountEntry[] | string> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      return `The accounts file ${path} is not JSON: ${error.message}`;
    return `The accounts file ${path} cannot be read. Check that it exists and that you may read it.`;
  }
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return `The accounts file ${path} is not right: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`;
  }
  const entries: AccountEntry[] = [];
  for (const { pop3, incoming, outgoing, ...account } of parsed.output.accounts) {
    const inward = await withCa(incoming, path);
    if (typeof inward === 'string') return inward;
    const outward = outgoing === undefined ? undefined : await withCa(outgoing, path);
    if (typeof outward === 'string') return outward;
    entries.push({
      ...account,
      incoming: inward,
      ...(outward === undefined ? {} : { outgoing: outward }),
      leaveOnServer: pop3?.leaveOnServer ?? 'always',
    });
  }
  return entries;
}

async function withCa(
  { caFile, ...server }: v.InferOutput<typeof serverSchema>,
  from: string,
): Promise<(ServerSettings & { password: string }) | string> {
  if (caFile === undefined) return server;
  try {
    return { ...server, ca: await readFile(resolve(dirname(from), caFile), 'utf8') };
  } catch {
    return `The certificate file ${caFile}, named in ${from}, cannot be read.`;
  }
}
