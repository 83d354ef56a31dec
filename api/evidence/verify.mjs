#!/usr/bin/env node
// 核验回音的诉求档案 · Verifies an archive of an appeal that Huiyin has exported. Needs Node 18 or later, nothing else.
//   node verify.mjs [DIRECTORY] [ANCHORS.json]
// DIRECTORY is the unpacked archive. By default it is the directory of this script.
// ANCHORS.json is a saved answer of GET /v1/audit/anchors. With it the script checks the archive against the
// anchors that the county published.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const [dir = dirname(fileURLToPath(import.meta.url)), published] = process.argv.slice(2);
const genesis = '0'.repeat(64);
const wrong = [];
const notes = [];
const check = (right, zh, en) => right || wrong.push(`  ✗ ${zh} · ${en}`);

const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
/** Writes JSON with sorted fields, so that everybody hashes the same text. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};
const same = (a, b) => canonical(a) === canonical(b);
const load = (name) => JSON.parse(readFileSync(join(dir, name), 'utf8'));
const filesIn = (place) =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = join(place, entry.name);
    return entry.isDirectory() ? filesIn(path) : [relative(dir, path).split(sep).join('/')];
  });

/** 1. Every file is the one that was exported. */
function files(manifest) {
  const { digest, ...said } = manifest;
  check(sha256(canonical(said)) === digest, 'MANIFEST.json 已改动', 'MANIFEST.json was changed');
  const there = new Set(filesIn(dir));
  for (const { path, sha256: due, bytes } of manifest.files) {
    const data = there.has(path) ? readFileSync(join(dir, path)) : null;
    if (data === null) check(false, `缺少文件 ${path}`, `${path} is missing`);
    else check(data.length === bytes && sha256(data) === due, `文件 ${path} 已改动`, `${path} was changed`);
  }
  const known = new Set(['MANIFEST.json', ...manifest.files.map(({ path }) => path)]);
  for (const path of there) check(known.has(path), `多出文件 ${path}`, `${path} does not belong here`);
}

/**
 * 2. Every event has its hash, and every link follows from the one before. Nothing was changed, removed or
 * inserted.
 */
function chain({ appeal, head }, lines) {
  let link = genesis;
  lines.forEach((line, index) => {
    const seq = index + 1;
    const at = `事件 ${seq} `;
    check(line.event.seq === seq, `${at}编号不连续`, `event ${seq} has another number`);
    check(
      sha256(canonical(line.event)) === line.hash,
      `${at}内容与哈希不符`,
      `event ${seq} is not what its hash says`,
    );
    link = sha256(JSON.stringify([link, line.hash, appeal, seq]));
    check(link === line.link, `${at}链接不符`, `the link of event ${seq} does not follow`);
  });
  check(lines[0]?.event.data.id === appeal, '第一个事件属于另一诉求', 'the first event is of another appeal');
  const last = { seq: lines.length, link };
  check(same(last, head), '链头与 MANIFEST.json 不符', 'the head is not the one in MANIFEST.json');
}

/** 3. Exactly one unit was liable at every instant from the first dispatch to the close. */
function liability(spans, state) {
  spans.forEach(({ from, to, fromMs, toMs, unit }, index) => {
    const next = spans[index + 1];
    const written = Date.parse(from) === fromMs && (to === null ? toMs === null : Date.parse(to) === toMs);
    check(written, `责任段 ${index + 1} 时间不一致`, `span ${index + 1} says two different times`);
    check(
      toMs === null || toMs >= fromMs,
      `责任段 ${index + 1} 倒置`,
      `span ${index + 1} ends before it begins`,
    );
    const meets = next ? toMs === next.fromMs : toMs === (state.stage.closedAtMs ?? null);
    check(
      meets,
      `责任段 ${index + 1}（${unit}）之后有空档或重叠`,
      `a gap or overlap after span ${index + 1} (${unit})`,
    );
  });
  const plain = ({ unit, person, fromMs, toMs, why }) => ({ unit, person, fromMs, toMs, why });
  const kept = same(state.spans.map(plain), spans.map(plain));
  check(kept, '责任台账与状态不符', 'the ledger is not that of the state');
}

/** 4. The county's published root contains the head, or an earlier head of the same chain. */
function inclusion({ appeal, head }, lines, proof) {
  if (proof === null)
    return notes.push('  ! 尚未封存，请次日再导出 · in no anchor yet: export again after a day');
  const { anchor, path } = proof;
  const { hash, ...said } = anchor;
  const leaf = JSON.stringify([proof.head.appeal, proof.head.seq, proof.head.link]);
  const bytes = (hex) => Buffer.from(hex, 'hex');
  const node = (left, right) => sha256('\x01', bytes(left), bytes(right));
  const up = (at, { side, hash: beside }) => (side === 'left' ? node(beside, at) : node(at, beside));
  const root = path.reduce(up, sha256('\0', leaf));
  check(root === anchor.root, '链头不在封存根中', 'the head is not in the root of its anchor');
  check(sha256(canonical(said)) === hash, '封存记录已改动', 'the anchor was changed');
  const link = lines[proof.head.seq - 1]?.link;
  const ours = proof.head.appeal === appeal && link === proof.head.link;
  check(ours, '封存的不是本诉求的链', 'what was anchored is not this chain');
  const after = head.seq - proof.head.seq;
  if (after > 0)
    notes.push(`  ! 之后的 ${after} 个事件尚未封存 · ${after} later events are in no anchor yet`);
  notes.push(`  封存 · anchor ${anchor.number}  ${anchor.day}\n    ${hash}`);
  if (!published) return notes.push('  请与当日公布的核对 · compare this with what was published that day');
  const pages = [JSON.parse(readFileSync(published, 'utf8'))].flat();
  const theirs = pages.flatMap((page) => page.items ?? [page]).find(({ number }) => number === anchor.number);
  check(theirs?.hash === hash && theirs.root === anchor.root, '与公布的封存不符', 'not what was published');
}

let manifest = null;
try {
  manifest = load('MANIFEST.json');
  files(manifest);
  const lines = load('timeline.json');
  const state = load('state.json');
  const view = load('view.json');
  chain(manifest, lines);
  liability(load('liability.json'), state);
  inclusion(manifest, lines, load('anchors.json'));
  check(
    state.id === manifest.appeal && state.seq === manifest.head.seq,
    '状态与链头不符',
    'the state is of another version',
  );
  check(
    view.id === manifest.appeal && view.version === manifest.head.seq,
    '视图与链头不符',
    'the view is of another version',
  );
} catch (error) {
  wrong.push(`  ✗ 无法读取 · cannot be read: ${error.message}`);
}
for (const line of [...notes, ...wrong]) console.log(line);
const name = manifest?.appeal ?? dir;
if (wrong.length === 0) console.log(`OK  ${name}：档案完整，未见改动 · whole and unaltered`);
else console.log(`FAILED  ${name}：${wrong.length} 处不符 · ${wrong.length} things do not agree`);
process.exitCode = wrong.length === 0 ? 0 : 1;
