import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractAttachment } from './extract-attachment.ts';
import { parseBody } from './parse-body.ts';
import { maxIndexedText, parseContent } from './parse-content.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

/** Every string anywhere in a row. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(strings);
}

describe.each(['real', 'edge'])('every message of the %s corpus', (name) => {
  const folder = join(corpus, name);
  it.skipIf(!existsSync(folder))(
    'is parsed, opened and its attachments taken out (skipped where shared/corpus is absent)',
    async () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter((file) => statSync(file).isFile());
      expect(files.length).toBeGreaterThan(2_000);
      const wrong: string[] = [];
      for (const file of files) {
        const bytes = new Uint8Array(readFileSync(file));
        const row = await parseContent('h', bytes);
        const body = await parseBody('h', bytes, 0);
        const all = strings([row, body]);
        if (!all.every((text) => text.isWellFormed() && !text.includes('\0'))) {
          wrong.push(`${file}: text that cannot be stored`);
        }
        if (row.text.length > maxIndexedText) wrong.push(`${file}: too much text`);
        if (row.defect === 'Parts of this message could not be read.') {
          wrong.push(`${file}: an error in the parser`);
        }
        if (body.html === null && body.text === null) wrong.push(`${file}: nothing to read`);
        structuredClone({ row, body });
        for (const { index, size, name: called } of row.attachments) {
          const attachment = await extractAttachment(bytes, index);
          if (attachment?.bytes.length !== size) wrong.push(`${file}: attachment ${index} differs`);
          if (attachment?.name !== called || called === '') wrong.push(`${file}: name ${index}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
