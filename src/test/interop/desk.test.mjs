// The desk service called by npm "soap" (JavaScript, xml-crypto), its answers verified by xmlsec1 (C, libxml2, OpenSSL).
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'node:test';
import {Desk, specimenMrz} from './desk-client.mjs';

const GATEWAY = process.env.GATEWAY;
const CERTS = process.env.CERTS;
const OFFICER = 'M1001';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const WSA = 'http://www.w3.org/2005/08/addressing';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const WSSE11 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
const SIGNED = [`${SOAP}:Body`, `${WSU}:Timestamp`, `${WSSE11}:SignatureConfirmation`,
  ...['Action', 'MessageID', 'To', 'RelatesTo', 'From'].map(name => `${WSA}:${name}`)];

const folder = mkdtempSync(join(tmpdir(), 'grenspoort-interop-'));

/** How many references xmlsec1 found good, and of how many; null when the signature does not hold. */
function verified(message, certificate) {
  const file = join(folder, `${randomUUID()}.xml`);
  writeFileSync(file, message);
  const ids = SIGNED.flatMap(name => ['--id-attr:Id', name]);
  const ran = spawnSync('xmlsec1',
    ['--verify', '--pubkey-cert-pem', join(CERTS, certificate), '--enabled-key-data', 'key-name', ...ids, file],
    {encoding: 'utf8'});
  const said = ran.stdout + ran.stderr;
  const references = /SignedInfo References \(ok\/all\): (\d+)\/(\d+)/.exec(said);
  return ran.status === 0 && references ? [Number(references[1]), Number(references[2])] : null;
}

function opening(key = randomUUID(), more = {}) {
  return {
    officerNumber: OFFICER,
    idempotencyKey: key,
    direction: 'ENTRY',
    capacity: 'PASSENGER',
    documents: {document: [{kind: 'PASSPORT', mrz: {line: specimenMrz('X00000042')}}]},
    ...more,
  };
}

const connect = identity => Desk.connect(GATEWAY, CERTS, identity);

test('a desk opens a check, views it and hears the advice', async () => {
  const desk = await connect();
  const opened = await desk.call('openBorderCheck', opening());
  assert.match(opened.id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(verified(desk.request, 'desk-ams-01-signing.crt'), [6, 6]);

  let seen = opened;
  if (seen.instruction.kind === 'CAPTURE') {
    seen = await desk.call('completeBorderCheck', {officerNumber: OFFICER, checkId: opened.id});
  }
  for (let round = 0; round < 10 && seen.instruction.kind === 'WAIT'; round++) {
    seen = await desk.call('getBorderCheck', {officerNumber: OFFICER, checkId: opened.id, wait: 5});
  }
  assert.equal(seen.id, opened.id);
  assert.equal(seen.status, 'CONCLUDED');
  assert.ok(seen.case.advice);
  assert.equal(seen.case.terminal, 'desk-ams-01');
  const systems = seen.case.answers.answer;
  assert.equal(systems.find(answer => answer.system === 'SIS').status, 'NO_DATA');

  const passed = await desk.call('recordPassage', {officerNumber: OFFICER, checkId: opened.id, passage: 'PASSED'});
  assert.equal(passed.case.passage, 'PASSED');
});

test('captures of every kind are taken', async () => {
  const desk = await connect();
  const {id} = await desk.call('openBorderCheck', opening());
  const about = {officerNumber: OFFICER, checkId: id};
  const device = {device: 'interop camera 1.0', presentationAttack: 'NOT_TESTED'};
  const image = Buffer.from('no picture of anybody').toString('base64');
  for (const [operation, capture] of [
    ['captureFace', {image, mediaType: 'image/jpeg', quality: 80, ...device}],
    ['captureFingers', {fingers: {finger: [{position: 'LEFT_INDEX', image, mediaType: 'image/png', ...device},
      {position: 'RIGHT_RING', absence: 'BANDAGED', ...device}]}}],
    ['captureAnswers', {answers: {answer: [{question: 'purpose-of-stay', value: 'TOURISM'}]}}],
  ]) {
    try {
      assert.equal((await desk.call(operation, {...about, ...capture})).id, id);
    } catch (error) {
      // the check may have been concluded meanwhile; anything else is wrong
      assert.equal(error.problem?.type, 'urn:grenspoort:problem:check-ended', String(error));
    }
  }
});

test('the answer is signed by the gateway in every part, and confirms the request', async () => {
  const desk = await connect();
  await desk.call('openBorderCheck', opening());
  // Body, Timestamp, SignatureConfirmation, Action, MessageID, To, RelatesTo
  assert.deepEqual(verified(desk.answer, 'gateway-signing.crt'), [7, 7]);
  const sent = /<ds:SignatureValue>([^<]+)</.exec(desk.request)[1].replace(/\s/g, '');
  const confirmed = /SignatureConfirmation[^>]* Value="([^"]+)"/.exec(desk.answer)[1].replace(/\s|&#xD;|&#xA;/g, '');
  assert.equal(confirmed, sent);
});

test('xmlsec1 rejects an answer that was changed, and one by somebody else', async () => {
  const desk = await connect();
  await desk.call('openBorderCheck', opening());
  const changed = desk.answer.replace(/<([a-z0-9]*:?)status>OPEN</, '<$1status>CONCLUDED<')
    .replace('desk-ams-01', 'desk-ams-02');
  assert.notEqual(changed, desk.answer);
  assert.equal(verified(changed, 'gateway-signing.crt'), null);
  assert.equal(verified(desk.answer, 'sis-signing.crt'), null);
});

test('wrong input is a fault that names every place, signed too', async () => {
  const desk = await connect();
  const wrong = opening(randomUUID(), {direction: 'SIDEWAYS', documents: {document: [{kind: 'PASSPORT'}]}});
  const error = await desk.call('openBorderCheck', wrong).then(() => assert.fail('let in'), refused => refused);
  assert.equal(error.problem.type, 'urn:grenspoort:problem:invalid-input', String(error));
  assert.equal(Number(error.problem.status), 400);
  assert.ok(error.problem.logEntry);
  assert.notEqual(error.problem.title.nl, error.problem.title.en);
  const errors = error.problem.errors.error.map(({path, code}) => `${path.split('/desk:').slice(1).join('/')} ${code}`);
  assert.deepEqual(errors.sort(), ['openBorderCheck/direction NOT_IN_LIST', 'openBorderCheck/documents/document[1] MISSING']);
  assert.deepEqual(verified(desk.answer, 'gateway-signing.crt'), [7, 7]);
});

test('the same key gives the same check, whoever serialises it', async () => {
  const desk = await connect();
  const key = randomUUID();
  const first = await desk.call('openBorderCheck', opening(key));
  const again = await desk.call('openBorderCheck', opening(key));
  assert.equal(again.id, first.id);
});

test('a message signed by another organisation is refused, and the refusal is signed', async () => {
  const desk = await connect({signing: 'sis-signing'});
  const error = await desk.call('openBorderCheck', opening()).then(() => assert.fail('let in'), refused => refused);
  assert.equal(error.problem?.type, 'urn:grenspoort:problem:signature-invalid', String(error));
  assert.equal(error.problem.errors, undefined);
  // nothing is confirmed: one reference less
  assert.deepEqual(verified(desk.answer, 'gateway-signing.crt'), [6, 6]);
});

test('a kiosk is refused', async () => {
  const kiosk = await connect({tls: 'kiosk-ams-01'});
  const error = await kiosk.call('openBorderCheck', opening()).then(() => assert.fail('let in'), refused => refused);
  assert.equal(error.problem?.type, 'urn:grenspoort:problem:desks-only', String(error));
});
