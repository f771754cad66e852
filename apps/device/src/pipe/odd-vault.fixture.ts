// A process that speaks the vault's protocol and misbehaves on order: `abandon` is never answered,
// `expire` ends it, `erase` is answered with more than a reply may be.
import { VaultRequest } from '@consentry/contract';
import { encodeReply, RequestReader } from './frame.ts';

const reader = new RequestReader();
let greeted = 0;

if (process.argv[2] === 'broken') {
  process.stderr.write('vault: store_in_use: Another process has this vault open.\n');
  process.exit(70);
}

for await (const chunk of process.stdin) {
  for (const { header, image } of reader.push(chunk as Buffer)) {
    const request = VaultRequest.parse(JSON.parse(Buffer.from(header).toString()));
    const { serial } = request;
    if (request.op === 'hello') {
      const ready = ++greeted > 3;
      process.stdout.write(
        encodeReply(
          ready
            ? {
                outcome: 'hello',
                serial,
                confined: true,
                denied: [],
                model: 'ab'.repeat(8),
                enrolled: process.pid,
              }
            : { outcome: 'error', serial, code: 'starting' },
        ),
      );
    } else if (request.op === 'observe') {
      process.stdout.write(encodeReply({ outcome: 'more', serial, have: (image[0] ?? 0) + 1, need: 16 }));
    } else if (request.op === 'expire') {
      process.exit(1);
    } else if (request.op === 'erase') {
      process.stdout.write(Buffer.from([0xff, 0xff, 0, 0, ...Buffer.from('a vector, perhaps')]));
    }
  }
}
