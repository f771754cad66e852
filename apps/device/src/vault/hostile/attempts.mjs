// Run inside a process: tries to get out in every way we know, and prints { name: 'SUCCEEDED' | error code } as JSON.
// Arguments: folder to make Unix sockets and files in, file to read, file to write, port of an
// HTTP and WebSocket server, path of a Unix server, port of a DNS server.
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http2 from 'node:http2';
import { createRequire } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';

const [folder, readable, writable, port, unix, dnsPort] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const results = {};
// Some refusals are thrown from a later tick, where no attempt can catch them.
let escaped = () => {};
process.on('uncaughtException', (error) => escaped(error));

/** First code in an error, its causes and the errors it gathers. */
function codeIn(error) {
  if (typeof error !== 'object' || error === null) return undefined;
  if (typeof error.code === 'string') return error.code;
  return [error.cause, ...(error.errors ?? [])].map(codeIn).find((code) => code !== undefined);
}

async function attempt(name, work) {
  try {
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(Object.assign(new Error(), { code: 'TIMEOUT' })), 5000).unref(),
    );
    const thrown = new Promise((_, reject) => {
      escaped = reject;
    });
    await Promise.race([work(), late, thrown]);
    results[name] = 'SUCCEEDED';
  } catch (error) {
    results[name] = codeIn(error) ?? 'NO_CODE';
  }
}
const settle = (emitter, good, bad = 'error') =>
  new Promise((resolve, reject) => {
    emitter.once(good, resolve);
    emitter.once(bad, (event) => reject(event?.error ?? event));
  });
const connect = async (...to) => {
  const socket = net.connect(...to);
  await settle(socket, 'connect');
  socket.destroy();
};
const listen = async (...at) => {
  const server = net.createServer();
  const ready = settle(server, 'listening');
  server.listen(...at);
  await ready;
  server.close();
};

await attempt('tcp connect', () => connect(Number(port), '127.0.0.1'));
await attempt('tcp listen', () => listen(0, '127.0.0.1'));
await attempt('unix connect', () => connect(unix));
await attempt('unix listen', () => listen(join(folder, 'hostile.sock')));
await attempt('unix abstract listen', () => listen(`\0consentry-hostile-${process.pid}`));
await attempt(
  'udp send',
  () =>
    new Promise((resolve, reject) => {
      const socket = dgram.createSocket('udp4');
      socket.on('error', reject);
      socket.send('x', 9, '127.0.0.1', (error) => {
        socket.close();
        if (error) reject(error);
        else resolve();
      });
    }),
);
await attempt('udp bind', async () => {
  const socket = dgram.createSocket('udp4');
  const ready = settle(socket, 'listening');
  socket.bind(0, '127.0.0.1');
  await ready;
  socket.close();
});
await attempt('dns lookup', () => dns.promises.lookup('localhost'));
await attempt('dns resolve', () => {
  const resolver = new dns.promises.Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([`127.0.0.1:${dnsPort}`]);
  return resolver.resolve4('example.invalid');
});
await attempt('fetch', () => fetch(`http://127.0.0.1:${port}/`));
await attempt('http2', async () => {
  const session = http2.connect(`http://127.0.0.1:${port}`);
  await settle(session, 'connect');
  session.destroy();
});
await attempt('websocket', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
  await settle({ once: (name, f) => socket.addEventListener(name, f, { once: true }) }, 'open');
  socket.close();
});
await attempt('child spawn', () => {
  const { error } = require('node:child_process').spawnSync('/bin/true');
  if (error) throw error;
});
await attempt('child fork', async () => {
  const child = require('node:child_process').fork(join(folder, 'empty.mjs'), { stdio: 'ignore' });
  await settle(child, 'exit');
});
await attempt('worker', async () => {
  const { Worker } = require('node:worker_threads');
  await settle(new Worker('', { eval: true }), 'exit');
});
await attempt('addon', () => process.dlopen({ exports: {} }, join(folder, 'empty.node')));
await attempt('ffi', () => require('node:ffi').dlopen(null, {}));
await attempt('wasi', () => new (require('node:wasi').WASI)({ version: 'preview1' }));
await attempt('inspector open', () => {
  const inspector = require('node:inspector');
  inspector.open(0, '127.0.0.1');
  inspector.close();
});
await attempt('inspector session', () => {
  const session = new (require('node:inspector').Session)();
  session.connect();
  session.disconnect();
});
await attempt('process.binding tcp_wrap', () => {
  const { TCP, constants } = process.binding('tcp_wrap');
  const handle = new TCP(constants.SOCKET);
  const failed = handle.bind('127.0.0.1', 0);
  handle.close();
  if (failed) throw Object.assign(new Error(), { code: String(failed) });
});
await attempt('process.binding fs', () => process.binding('fs').internalModuleStat);
await attempt('read outside', () => fs.readFileSync(readable));
await attempt('read outside by promise', () => fs.promises.readFile(readable));
await attempt('read outside by symlink', () => {
  const link = join(folder, 'link');
  fs.symlinkSync(readable, link);
  return fs.readFileSync(link);
});
await attempt('write outside', () => fs.writeFileSync(writable, 'x'));
await attempt('copy outside', () => fs.copyFileSync(import.meta.filename, writable));
await attempt('rename outside', () => {
  fs.writeFileSync(join(folder, 'loot'), 'x');
  fs.renameSync(join(folder, 'loot'), writable);
});
await attempt('watch outside', () => fs.watch('/etc').close());
await attempt('own memory', () => fs.closeSync(fs.openSync('/proc/self/mem', 'r+')));
await attempt('descriptor table', () => fs.readdirSync('/proc/self/fd'));
await attempt('heap snapshot', () => require('node:v8').writeHeapSnapshot(writable));
await attempt('diagnostic report', () => process.report.writeReport(writable));
await attempt('ipc', () => {
  if (process.send === undefined) throw Object.assign(new Error(), { code: 'NO_IPC' });
});
await attempt('kill parent', () => process.kill(process.ppid, 0));

process.stdout.write(JSON.stringify(results), () => process.exit(0));
