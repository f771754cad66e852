#!/usr/bin/env node
// Runs on any Node from 18 on: finds the Node 26 that npm installed and hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Halves the time of a start; where the folder cannot be written it does nothing.
  module.enableCompileCache(fileURLToPath(new URL('../../../.cache/compiled', import.meta.url)));
  await import(main);
} else {
  const node = bundledNode();
  if (node === undefined) {
    process.stderr.write(
      `consentry: needs Node ${NEEDED} or newer, and this is ${process.version}. ` +
        'The copy that comes with the project is not there.\n' +
        '  To mend it: run "npm ci" in the project folder (it installs Node 26 from npm for Linux and Windows),\n' +
        '  or install Node 26 yourself and run consentry with it.\n' +
        `面契：需要 Node ${NEEDED} 或更新版本，当前为 ${process.version}，且未找到随项目安装的副本。\n` +
        '  解决办法：在项目目录运行 "npm ci"（会从 npm 安装 Linux 和 Windows 的 Node 26），或自行安装 Node 26。\n',
    );
    process.exitCode = 1;
  } else {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      process.stderr.write(`consentry: could not start ${node}: ${error.message}\n`);
      process.exitCode = 1;
    });
    child.on('exit', (code, signal) => {
      // 127: the system's loader found a library missing and said which.
      if (code === 127) {
        process.stderr.write(
          'consentry: Node 26 needs a library that this system lacks (see above). On Debian: apt-get install libatomic1\n' +
            '面契：系统缺少 Node 26 所需的库（见上一行）。Debian 上请运行：apt-get install libatomic1\n',
        );
      }
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
    });
  }
}

/** Path of the Node binary inside the npm package for this machine, if it is installed. */
function bundledNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`node-${system}-${process.arch}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
