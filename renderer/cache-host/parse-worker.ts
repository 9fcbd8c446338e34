import { serve } from '../../app/ipc/port-rpc.ts';
import { type ParseCalls, parseSchemas } from '../../app/ipc/worker-calls.ts';
import { extractAttachment } from '../../app/mime/extract-attachment.ts';
import { parseBody } from '../../app/mime/parse-body.ts';
import { parseContent } from '../../app/mime/parse-content.ts';

// Untrusted bytes are parsed here: no network, no storage, and the pool ends what takes too long.
serve<ParseCalls>(
  {
    post: (message) => self.postMessage(message),
    onMessage: (listener) => self.addEventListener('message', ({ data }) => listener(data)),
    // A worker never hears that its owner has gone: it ends with it.
    onClose: () => undefined,
  },
  parseSchemas,
  {
    parseContents: ({ messages, bytes }) => {
      let end = 0;
      const parsed = messages.map(({ hash, size }) => {
        const start = end;
        end += size;
        return parseContent(hash, bytes.subarray(start, end));
      });
      return Promise.all(parsed);
    },
    parseBody: ({ hash, bytes, openedAt }) => parseBody(hash, bytes, openedAt),
    extractAttachment: ({ bytes, index }) => extractAttachment(bytes, index),
  },
);

self.postMessage({ event: 'ready' });
