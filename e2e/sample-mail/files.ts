import { deflateSync } from 'node:zlib';

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** A one-page PDF with these lines of text (ASCII), the first one large. */
export function pdf(lines: readonly string[]): Buffer {
  const escaped = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
  const shown = escaped.map((line, at) => {
    return at === 0 ? `/F1 20 Tf (${line}) Tj 0 -34 Td /F1 11 Tf` : `(${line}) Tj 0 -17 Td`;
  });
  const content = `BT 60 780 Td ${shown.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A colour for each point of a picture: red, green, blue, from 0 to 255. */
export type Paint = (x: number, y: number) => readonly [number, number, number];

/** A PNG, 8 bits a channel, no alpha. */
export function png(width: number, height: number, paint: Paint): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows.set(paint(x, y).map(Math.round), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, crc]);
}

/** Evening light over mud flats, with a low sun: what the sample's photographs show. */
export function mudFlats(width: number, height: number): Buffer {
  const horizon = height * 0.55;
  const sun = { x: width * 0.68, y: height * 0.42, radius: height * 0.08 };
  return png(width, height, (x, y) => {
    if (Math.hypot(x - sun.x, y - sun.y) < sun.radius) return [255, 236, 180];
    if (y < horizon) {
      const dusk = y / horizon;
      return [70 + 170 * dusk, 90 + 70 * dusk, 140 - 20 * dusk];
    }
    const ripple = Math.sin((y - horizon) ** 0.8 + Math.sin(x / 17) * 2) * 12;
    const glint = Math.abs(x - sun.x) < (y - horizon) * 0.35 + 4 ? 60 : 0;
    return [84 + ripple + glint, 74 + ripple + glint * 0.8, 78 + ripple + glint * 0.4];
  });
}

/** A mark of one colour on another, for letterheads. */
export function roundMark(size: number, colour: readonly [number, number, number]): Buffer {
  const middle = (size - 1) / 2;
  return png(size, size, (x, y) => {
    const distance = Math.hypot(x - middle, y - middle);
    return distance < middle && Math.abs(distance - middle * 0.55) > 2 ? colour : [255, 255, 255];
  });
}

/** A zip archive of uncompressed files, dated 1980-01-01. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name);
    const data = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const signature = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
    directory.push(Buffer.concat([signature, common, rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

/** A word processor's document of these paragraphs. */
export function docx(paragraphs: readonly string[]): Buffer {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const formats = 'http://schemas.openxmlformats.org';
  const text = paragraphs.map((one) => `<w:p><w:r><w:t>${xml(one)}</w:t></w:r></w:p>`).join('');
  return zip({
    '[Content_Types].xml':
      `${head}<Types xmlns="${formats}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      `${head}<Relationships xmlns="${formats}/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${formats}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml':
      `${head}<w:document xmlns:w="${formats}/wordprocessingml/2006/main">` +
      `<w:body>${text}</w:body></w:document>`,
  });
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
