const utf8 = new TextDecoder('utf-8');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const decoders = new Map<string, TextDecoder | null>();

/** Labels seen in mail that the Encoding Standard does not list, without their punctuation. */
const aliases: { [label: string]: string } = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  windows932: 'shift_jis',
  windows31j: 'shift_jis',
  shiftjis: 'shift_jis',
  eucjp: 'euc-jp',
  cp51932: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  cp936: 'gbk',
  ms936: 'gbk',
  windows936: 'gbk',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  euckr: 'euc-kr',
  cp950: 'big5',
  windows950: 'big5',
  cp874: 'windows-874',
  tis620: 'windows-874',
  iso88598e: 'iso-8859-8',
  iso88598i: 'iso-8859-8-i',
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
};

/** The decoder for a charset as mail names it, or null when it is unknown. */
export function decoderFor(label: string): TextDecoder | null {
  const key = label.trim().toLowerCase().replace(/\*.*$/s, '').slice(0, 40);
  const known = decoders.get(key);
  if (known !== undefined) return known;
  const plain = key.replace(/^(x-|cs)/, '').replace(/[^a-z0-9]/g, '');
  const made =
    decoderOrNull(key) ?? decoderOrNull(aliases[plain] ?? plain) ?? decoderOrNull(dashed(plain));
  // A message can make up any number of labels; what they mean is kept only for so many.
  if (decoders.size < 500) decoders.set(key, made);
  return made;
}

function dashed(plain: string): string {
  return plain.replace(/^(windows|iso8859|koi8|utf)(.+)$/, '$1-$2').replace(/^iso8859/, 'iso-8859');
}

function decoderOrNull(label: string): TextDecoder | null {
  try {
    return label === '' ? null : new TextDecoder(label);
  } catch {
    return null;
  }
}

/**
 * Text of bytes in the charset the sender named. A charset that is missing, unknown or plainly not
 * what the bytes are (8-bit bytes called ASCII) is replaced: by UTF-8 where the bytes are valid
 * UTF-8, else by Windows-1252.
 */
export function decodeText(bytes: Uint8Array, label: string): string {
  const key = label.trim().toLowerCase();
  const vague = key === '' || key === 'us-ascii' || key === 'ascii' || key === 'default';
  const decoder = vague ? null : key === 'utf-7' ? null : decoderFor(key);
  if (key === 'utf-7' || key === 'unicode-1-1-utf-7') return decodeUtf7(latin1(bytes));
  if (decoder !== null) return decoder.decode(bytes);
  return guessText(bytes);
}

/** UTF-8 where the bytes are valid UTF-8, else Windows-1252. */
export function guessText(bytes: Uint8Array): string {
  return strictText(bytes) ?? latin1(bytes);
}

/** The bytes as UTF-8, or null when they are not. */
export function strictText(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function latin1(bytes: Uint8Array): string {
  return (decoderFor('windows-1252') ?? utf8).decode(bytes);
}

/** RFC 2152: what lies between `+` and `-` is base64 of UTF-16. */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, encoded: string) => {
    if (encoded === '') return '+';
    let bits = 0;
    let held = 0;
    let out = '';
    for (const letter of encoded) {
      held = ((held << 6) | base64Letters.indexOf(letter)) & 0x3f_ffff;
      bits += 6;
      if (bits >= 16) {
        bits -= 16;
        out += String.fromCharCode((held >> bits) & 0xffff);
      }
    }
    return out;
  });
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
