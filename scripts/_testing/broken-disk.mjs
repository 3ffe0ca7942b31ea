// A disk that breaks: loaded before a command (`--import`), it makes writes below `BROKEN_FOLDER` fail as `BROKEN_DISK` says.
import { writeSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';

const { BROKEN_DISK: how, BROKEN_FOLDER: folder, BROKEN_AT: at = '1' } = process.env;
const isBroken = (path) => resolve(String(path)).startsWith(resolve(folder) + sep);
const fault = (code, path) => Object.assign(new Error(`${code}: ${path}`), { code, path: String(path) });
const { open, rename, link, writeFile, copyFile } = promises;

if (how === 'readonly') {
  promises.open = async (path, flags = 'r', ...rest) => {
    if (isBroken(path) && /[wa+]/.test(String(flags))) throw fault('EROFS', path);
    return open(path, flags, ...rest);
  };
  promises.writeFile = async (path, ...rest) => {
    if (isBroken(path)) throw fault('EROFS', path);
    return writeFile(path, ...rest);
  };
  promises.copyFile = async (from, path, ...rest) => {
    if (isBroken(path)) throw fault('EROFS', path);
    return copyFile(from, path, ...rest);
  };
  promises.rename = async (from, path) => {
    if (isBroken(path)) throw fault('EROFS', path);
    return rename(from, path);
  };
}
if (how === 'full' || how === 'killed') {
  const half = async (path, content) => {
    const file = await open(path, 'w');
    writeSync(file.fd, Buffer.from(content).subarray(0, Buffer.byteLength(content) / 2));
    if (how === 'killed') process.kill(process.pid, 'SIGKILL');
    await file.close();
    throw fault('ENOSPC', path);
  };
  promises.open = async (path, flags = 'r', ...rest) => {
    const file = await open(path, flags, ...rest);
    if (isBroken(path) && /[wa+]/.test(String(flags))) file.writeFile = (content) => half(path, content);
    return file;
  };
  promises.writeFile = (path, content, ...rest) =>
    isBroken(path) ? half(path, content) : writeFile(path, content, ...rest);
  promises.copyFile = (from, path, ...rest) => (isBroken(path) ? half(path, 'half') : copyFile(from, path, ...rest));
}
if (how?.startsWith('killed-at-')) {
  // `killed-at-2`: at the third time that something is put into its place; `killed-at-end`: when BROKEN_AT says.
  let left = how === 'killed-at-end' ? Number(at) : Number(how.slice('killed-at-'.length)) + 1;
  const kill = (from, path) => (isBroken(path) && --left === 0 ? process.kill(process.pid, 'SIGKILL') : undefined);
  promises.rename = async (from, path) => (kill(from, path), rename(from, path));
  promises.link = async (from, path) => (kill(from, path), link(from, path));
}
if (how === 'stuck') {
  let left = Number(at);
  promises.rename = async (from, path) => {
    if (isBroken(path) && --left === 0) throw fault('EACCES', path);
    return rename(from, path);
  };
}
syncBuiltinESMExports();
