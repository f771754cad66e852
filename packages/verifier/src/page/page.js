import { Refusal } from '../refusal.js';
import { readTrust } from '../trust.js';
import { verdictOf, verifyFile } from '../verify.js';
import { CHECKS, ENTRY_TYPES, FIELDS, fill, HEADINGS, REASONS, timeWords } from '../words.js';
import { MEMBERS, PAGE } from './page-words.js';

/** @typedef {import('../words.js').BiText} BiText */
/** @typedef {import('../verify.js').FileReport} FileReport */
/** @typedef {import('../canonical-json.js').Json} Json */
/** @typedef {{ readonly name: string | null, readonly blob: Blob }} Given */

/** Rows of a list that are shown; nobody reads a hundred thousand. */
const SHOWN = 50;

const ICONS = {
  holds: 'm5 12.5 4.5 4.5 9.5-10',
  fails: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  absent: 'M6 12h12',
  not_reached: 'M6 12h.1M12 12h.1M18 12h.1',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6',
  alert: 'M12 4 21 20H3ZM12 10v4.5M12 17.2v.1',
};

/** @type {'zh-CN' | 'en'} */
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
/** @type {Given | null} */
let given = null;
/** @type {FileReport | Refusal | null} */
let shown = null;
/** A later file, or a later key, makes an earlier answer void. */
let round = 0;

/** @param {BiText} text */
const say = (text) => text[language];

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}

const result = element('result', HTMLElement);
const status = element('status', HTMLElement);
const drop = element('drop', HTMLElement);
const picker = element('picker', HTMLInputElement);
const pasted = element('pasted', HTMLTextAreaElement);
const logKey = element('log-key', HTMLInputElement);
const witnessKeys = element('witness-keys', HTMLTextAreaElement);
const quorum = element('quorum', HTMLInputElement);
const deviceKey = element('device-key', HTMLInputElement);

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {...(Node | string)} children
 */
function make(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...children);
  return made;
}

/** @param {keyof typeof ICONS} name */
function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** Puts the words of the page in the language chosen. */
function speak() {
  document.documentElement.lang = language;
  document.title = `${say(PAGE.title)} · 面契 Consentry`;
  for (const one of document.querySelectorAll('[data-say]')) {
    const name = one.getAttribute('data-say') ?? '';
    if (Object.hasOwn(PAGE, name)) one.textContent = say(PAGE[/** @type {keyof typeof PAGE} */ (name)]);
  }
  for (const one of document.querySelectorAll('[data-language]')) {
    one.setAttribute('aria-pressed', String(one.getAttribute('data-language') === language));
  }
  element('languages', HTMLElement).setAttribute('aria-label', say(PAGE.languages));
  show(false);
}

/** Reads what the reader trusts, from the fields. */
function trustGiven() {
  const witnesses = lines(witnessKeys.value);
  const [number, log, device] = [quorum.value.trim(), logKey.value.trim(), deviceKey.value.trim()];
  return readTrust({
    logKey: log === '' ? undefined : log,
    witnesses,
    quorum: number === '' ? undefined : Number(number),
    deviceKey: device === '' ? undefined : device,
  });
}

/** @param {string} text */
function lines(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Checks what was given, by the keys that stand in the fields. */
async function check() {
  if (given === null) return;
  round += 1;
  const mine = round;
  status.textContent = say(PAGE.working);
  /** @type {FileReport | Refusal} */
  let answer;
  try {
    const trust = await trustGiven();
    answer = await verifyFile(given.blob, trust, (done, all) => {
      if (mine === round) status.textContent = say(fill(PAGE.progress, { done, all }));
    });
  } catch (error) {
    answer =
      error instanceof Refusal ? error : new Refusal('unforeseen', { text: String(error).slice(0, 200) });
  }
  if (mine !== round) return;
  shown = answer;
  status.textContent = '';
  show(true);
}

/** @param {boolean} isNew */
function show(isNew) {
  if (shown === null) return;
  result.replaceChildren(...(shown instanceof Refusal ? keysWrong(shown) : reported(shown)));
  result.hidden = false;
  if (!isNew) return;
  const heading = result.querySelector('h2');
  heading?.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start' });
}

/** @param {Refusal} refusal */
function keysWrong({ code, values }) {
  return [
    make(
      'div',
      'verdict fails',
      make('span', 'seal', icon('alert')),
      make('div', '', heading(PAGE.keysWrong), make('p', '', say(fill(REASONS[code], values)))),
    ),
  ];
}

/** @param {BiText} text */
function heading(text) {
  const made = make('h2', '', say(text));
  made.tabIndex = -1;
  return made;
}

/** @param {FileReport} report */
function reported(report) {
  const name = given?.name ?? say(PAGE.pasted);
  const { tone, text } = verdictOf(report);
  const reason = report.checks.find(({ result }) => result === 'fails')?.reason ?? null;
  const print = make('button', 'quiet', say(PAGE.print));
  print.addEventListener('click', () => globalThis.print());
  return [
    make(
      'div',
      `verdict ${tone}`,
      make('span', 'seal', icon(report.proved ? 'holds' : 'fails')),
      make(
        'div',
        '',
        make('p', 'kind', say(report.title)),
        heading(text),
        ...(reason === null ? [] : [make('p', '', say(reason))]),
        make('p', 'name', name),
      ),
    ),
    ...report.beware.map((text) => make('p', 'beware', icon('alert'), make('span', '', say(text)))),
    ...content(report),
    make(
      'div',
      'pair',
      ...statements(HEADINGS.proves, 'holds', report.proves),
      ...statements(HEADINGS.does_not_prove, 'absent', report.does_not_prove),
    ),
    make('section', 'card', make('h3', '', say(HEADINGS.checks)), checksOf(report)),
    ...details(report),
    make('p', 'actions', print),
  ];
}

/**
 * @param {BiText} title
 * @param {'holds' | 'absent'} look
 * @param {readonly BiText[]} texts
 */
function statements(title, look, texts) {
  if (texts.length === 0) return [];
  const items = texts.map((text) => make('li', '', icon(look), make('span', '', say(text))));
  return [make('section', `card says ${look}`, make('h3', '', say(title)), make('ul', 'plain', ...items))];
}

/** @param {FileReport} report */
function checksOf({ checks }) {
  const items = checks.map(({ check: name, result, reason }) =>
    make(
      'li',
      `check ${result}`,
      icon(result),
      make(
        'div',
        '',
        make('p', 'check-name', say(CHECKS[name]), make('span', 'check-result', say(HEADINGS[result]))),
        ...(reason === null ? [] : [make('p', 'reason', say(reason))]),
      ),
    ),
  );
  return make('ol', 'plain checks', ...items);
}

/** @param {FileReport} report */
function content(report) {
  if (report.format === 'consentry.bundle@v1') return bundleContent(report);
  /** @type {(readonly [string, Node | string])[]} */
  const rows = [];
  if (report.format === 'consentry.erasure@v1') {
    if (report.content === null) return [];
    rows.push(...rowsOf(report.content));
  } else if (report.format === 'consentry.evidence@v1') {
    const { entry, opening } = report;
    if (entry === null) return [];
    rows.push([say(FIELDS.type), say(ENTRY_TYPES[entry.type])], [say(FIELDS.at), timeWords(entry.at)]);
    /** @type {[keyof typeof FIELDS, string | undefined][]} */
    const texts = [
      ['subject', opening?.subject],
      ['actor', opening?.actor],
      ['purpose', entry.purpose],
      ['device', entry.device],
    ];
    for (const [name, text] of texts) if (text !== undefined) rows.push([say(FIELDS[name]), text]);
    if (opening === null) rows.push([say(FIELDS.body), say(FIELDS.withheld)]);
    else rows.push(...rowsOf(opening.body));
    if (entry.notice !== undefined) rows.push([say(FIELDS.notice), make('code', '', entry.notice)]);
  } else return [];
  return [make('section', 'card', make('h3', '', say(PAGE.content)), table(rows))];
}

/**
 * @param {import('../canonical-json.js').JsonObject} body
 * @returns {[string, Node | string][]}
 */
function rowsOf(body) {
  return Object.entries(body).map(([name, value]) => [
    Object.hasOwn(MEMBERS, name) ? say(MEMBERS[/** @type {keyof typeof MEMBERS} */ (name)]) : name,
    words(value),
  ]);
}

/**
 * @param {Json} value
 * @returns {Node | string}
 */
function words(value) {
  if (value === null) return say(FIELDS.none);
  if (typeof value === 'boolean') return say(value ? FIELDS.yes : FIELDS.no);
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? timeWords(value) : value;
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return make('ul', 'values', ...value.map((item) => make('li', '', words(item))));
  return table(rowsOf(/** @type {import('../canonical-json.js').JsonObject} */ (value)));
}

/** @param {readonly (readonly [string, Node | string])[]} rows */
function table(rows) {
  return make(
    'dl',
    '',
    ...rows.map(([name, value]) => make('div', 'row', make('dt', '', name), make('dd', '', value))),
  );
}

/** @param {import('../bundle.js').BundleReport} report */
function bundleContent({ manifest, entries, documents }) {
  if (manifest === null) return [];
  const { organisation, from, to, asked, made_at } = manifest;
  const scope = Object.entries(asked).map(([name, value]) => `${askedWords(name)} ${value}`);
  const failed = entries.filter(({ proved }) => !proved);
  const listed = failed
    .slice(0, SHOWN)
    .map(({ path, reason }) =>
      make('li', '', make('code', '', path), ' ', reason === null ? '' : say(reason)),
    );
  if (failed.length > SHOWN)
    listed.push(make('li', '', say(fill(PAGE.more, { count: failed.length - SHOWN }))));
  return [
    make(
      'section',
      'card',
      make('h3', '', say(PAGE.about), make('span', 'aside', say(PAGE.unsigned))),
      table([
        [say(PAGE.organisation), organisation],
        [say(PAGE.period), `${timeWords(from)} – ${timeWords(to)}`],
        [
          say(PAGE.asked),
          scope.length === 0 ? say(FIELDS.none) : scope.join(language === 'en' ? ', ' : '、'),
        ],
        [say(PAGE.madeAt), timeWords(made_at)],
        [
          say(PAGE.papers),
          documents.length === 0
            ? say(FIELDS.none)
            : make(
                'ul',
                'values',
                ...documents.map((path) => make('li', '', path.slice('documents/'.length))),
              ),
        ],
      ]),
    ),
    ...(failed.length === 0
      ? []
      : [make('section', 'card', make('h3', '', say(PAGE.failed)), make('ul', 'values', ...listed))]),
    ...(entries.length === 0
      ? []
      : [make('section', 'card', make('h3', '', say(PAGE.entries)), table(countsOf(entries)))]),
  ];
}

/** @param {string} name */
function askedWords(name) {
  if (name === 'site') return say(PAGE.site);
  return say(name === 'purpose' ? FIELDS.purpose : FIELDS.subject);
}

/**
 * @param {readonly import('../bundle.js').BundledEntry[]} entries
 * @returns {[string, string][]}
 */
function countsOf(entries) {
  /** @type {Map<import('../entry.js').EntryType, number>} */
  const counts = new Map();
  for (const { entry } of entries)
    if (entry !== null) counts.set(entry.type, (counts.get(entry.type) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([type, count]) => [say(ENTRY_TYPES[type]), String(count)]);
}

/** @param {FileReport} report */
function details(report) {
  /** @type {(readonly [string, Node | string])[]} */
  const rows = [];
  if (report.format === 'consentry.erasure@v1' && report.key_digest !== null) {
    rows.push([say(PAGE.keyDigest), make('code', '', report.key_digest)]);
  }
  if (report.format === 'consentry.evidence@v1' && report.index !== null) {
    rows.push([say(PAGE.place), say(fill(PAGE.placeOf, { index: report.index, size: report.size ?? '' }))]);
  }
  if (report.format === 'consentry.evidence@v1' || report.format === 'consentry.bundle@v1') {
    if (report.log !== null) rows.push([say(PAGE.usedLog), make('code', '', report.log.key)]);
    const cosigners = report.witnesses.map(({ key, at }) =>
      make('li', '', make('code', '', key), ` ${timeWords(at)}`),
    );
    if (cosigners.length > 0) rows.push([say(PAGE.usedWitness), make('ul', 'values', ...cosigners)]);
    if (report.checkpoint !== null) rows.push([say(PAGE.checkpoint), make('pre', '', report.checkpoint)]);
  }
  if (report.format === 'consentry.heads@v1' && report.log !== null) {
    rows.push([say(PAGE.usedLog), make('code', '', report.log.key)]);
  }
  if (rows.length === 0) return [];
  return [make('details', 'card', make('summary', '', say(PAGE.details)), table(rows))];
}

/**
 * @param {string | null} name
 * @param {Blob} blob
 */
function take(name, blob) {
  given = { name, blob };
  void check();
}

for (const one of document.querySelectorAll('[data-language]')) {
  one.addEventListener('click', () => {
    language = one.getAttribute('data-language') === 'en' ? 'en' : 'zh-CN';
    speak();
  });
}
picker.addEventListener('change', () => {
  const file = picker.files?.[0];
  if (file !== undefined) take(file.name, file);
  // The same file, chosen again, is checked again.
  picker.value = '';
});
element('check', HTMLButtonElement).addEventListener('click', () => {
  // A line feed at the end comes from copying.
  take(null, new Blob([pasted.value.trim()]));
});
for (const field of [logKey, witnessKeys, quorum, deviceKey])
  field.addEventListener('change', () => void check());
for (const name of ['dragover', 'dragenter']) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
for (const name of ['dragleave', 'drop'])
  document.addEventListener(name, () => drop.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) take(file.name, file);
});
element('app', HTMLElement).hidden = false;
speak();
