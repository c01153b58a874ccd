// Reads the files of a zip archive, which is what a VSIX is.
import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The files of an archive: `{ name, mode, bytes }`, `mode` the permissions (0 when it was made without), `bytes()` what the file holds. */
export function entries(archive) {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== END) {
    end -= 1;
  }
  if (end < 0) {
    throw new Error("not a zip archive");
  }
  const files = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) {
      throw new Error("the list of the archive is damaged");
    }
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const lengths = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const mode = (archive.readUInt32LE(at + 38) >>> 16) & 0o777;
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + lengths[0]);
    files.push({ name, mode, bytes: () => content(archive, local, size, method) });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}

function content(archive, local, size, method) {
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + size);
  return method === 0 ? packed : inflateRawSync(packed);
}
