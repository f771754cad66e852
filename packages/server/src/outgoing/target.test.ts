import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TARGETS_DEFAULT, isNetwork, isReachable, parseTarget } from './target.ts';

/** Addresses that a receiver may not have: each by its spelling, most of them found in reports of SSRF. */
const HOSTILE = [
  // This machine, in every spelling a URL parser takes.
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.255.255.254/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://0/',
  'https://0.0.0.0/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://a.localhost/',
  'https://[::1]/',
  'https://[::]/',
  'https://[0:0:0:0:0:0:0:1]/',
  // An IPv4 address inside an IPv6 one.
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::ffff:8.8.8.8]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:0:10.0.0.1]/',
  'https://[64:ff9b::10.0.0.1]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'https://[64:ff9b:1::1]/',
  'https://[2002:a00:1::]/',
  'https://[2002:7f00:1::1]/',
  'https://[2001:0:a9fe:a9fe::]/',
  'https://[2606:4700::5efe:10.0.0.1]/',
  'https://[2606:4700::200:5efe:a00:1]/',
  // Private and shared networks.
  'https://10.0.0.1/',
  'https://10.255.255.255/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.0.1/',
  'https://0xc0a80001/',
  'https://100.64.0.1/',
  'https://100.127.255.255/',
  'https://[fc00::1]/',
  'https://[fd12:3456:789a::1]/',
  'https://[fec0::1]/',
  // Credentials of machines in clouds.
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/',
  'https://0xa9fea9fe/',
  'https://[fe80::a9fe:a9fe]/',
  'https://[fd00:ec2::254]/',
  'https://100.100.100.200/',
  'https://168.63.129.16/',
  'https://192.0.0.192/',
  // Nobody in particular.
  'https://169.254.0.1/',
  'https://[fe80::1]/',
  'https://224.0.0.1/',
  'https://239.255.255.250/',
  'https://[ff02::1]/',
  'https://255.255.255.255/',
  'https://240.0.0.1/',
  'https://192.0.2.1/',
  'https://198.51.100.1/',
  'https://203.0.113.1/',
  'https://198.18.0.1/',
  'https://192.88.99.1/',
  'https://[100::1]/',
  'https://[2001:db8::1]/',
  'https://[4000::1]/',
  // Other ways to ask for more than a POST to a public address.
  'http://hooks.example.com/',
  'ftp://hooks.example.com/',
  'file:///etc/passwd',
  'gopher://hooks.example.com/',
  'data:text/plain,x',
  'javascript:0',
  'unix:/var/run/docker.sock',
  'https://user@hooks.example.com/',
  'https://user:word@hooks.example.com/',
  'https://hooks.example.com@127.0.0.1/',
  'https://hooks.example.com:22/',
  'https://hooks.example.com:8443/',
  'https://hooks.example.com:80/',
  'https://hooks.example.com/#fragment',
  'https://',
  '//hooks.example.com/',
  'hooks.example.com',
  `https://hooks.example.com/${'a'.repeat(2048)}`,
];

test('T-I4: no hostile address is taken', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  expect(new Set(HOSTILE).size).toBe(HOSTILE.length);
  expect(HOSTILE.filter((url) => typeof parseTarget(url, TARGETS_DEFAULT) !== 'string')).toEqual([]);
});

test('public addresses are taken (control)', () => {
  const sound = [
    'https://hooks.example.com/consentry?a=b',
    'https://hooks.example.com:443/',
    'https://93.184.215.14/',
    'https://[2606:4700::1111]/',
    'https://例子.example/',
  ];
  expect(sound.filter((url) => typeof parseTarget(url, TARGETS_DEFAULT) === 'string')).toEqual([]);
});

test('what is refused is said, and settings allow what they name and nothing else', () => {
  const settings = { ...TARGETS_DEFAULT, ports: [8443], networks: ['10.20.0.0/16', '169.254.0.0/16'] };
  expect(parseTarget('https://hooks.example.com:8443/', settings)).toBeInstanceOf(URL);
  expect(parseTarget('https://hooks.example.com:8444/', settings)).toBe('port_not_allowed');
  expect(parseTarget('https://10.20.1.1/', settings)).toBeInstanceOf(URL);
  expect(parseTarget('https://10.21.1.1/', settings)).toBe('address_not_public');
  // No setting reaches the credentials of the machine.
  expect(parseTarget('https://169.254.169.254/', settings)).toBe('address_not_public');
  const here = { ...TARGETS_DEFAULT, loopback: true };
  for (const url of ['http://127.0.0.1:8080/', 'http://localhost:8080/', 'https://[::1]:8080/']) {
    expect(parseTarget(url, here), url).toBeInstanceOf(URL);
  }
  expect(parseTarget('http://10.0.0.1/', here)).toBe('not_https');
  expect(parseTarget('https://10.0.0.1/', here)).toBe('address_not_public');
  expect(parseTarget('http://hooks.example.com/', here)).toBe('not_https');
  expect([isNetwork('10.0.0.0/8'), isNetwork('10.0.0.0'), isNetwork('all')]).toEqual([true, false, false]);
});

test('T-I4: no address of a private or loopback network is reachable, however it is wrapped', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const privates = fc.oneof(
    fc.tuple(fc.constant(10), octet, octet, octet),
    fc.tuple(fc.constant(127), octet, octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  );
  const hex = (a: number, b: number) => ((a << 8) | b).toString(16);
  fc.assert(
    fc.property(privates, ([a, b, c, d]) => {
      const dotted = [a, b, c, d].join('.');
      const pair = `${hex(a, b)}:${hex(c, d)}`;
      const all = [
        dotted,
        `::ffff:${dotted}`,
        `::${dotted}`,
        `64:ff9b::${pair}`,
        `2002:${pair}::1`,
        `fe80::1%eth0`,
      ];
      return all.every((address) => !isReachable(address, TARGETS_DEFAULT));
    }),
    { numRuns: 500 },
  );
});
