// Bytes out, bytes in.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { readAnswer, requestBytes } from './raw-http.ts';

spec('raw HTTP', (test) => {
  test('writes a request byte for byte', () => {
    const sent = { method: 'GET', path: '/a/../%2e%2E;x=1//b\\c', authority: 'C2.example.com.:15443', headers: ['X-A:  1'] };
    assert.is(
      requestBytes(sent).toString('latin1'),
      'GET /a/../%2e%2E;x=1//b\\c HTTP/1.1\r\nHost: C2.example.com.:15443\r\nX-A:  1\r\nConnection: close\r\n\r\n',
    );
  });

  test('leaves Host out where there is none, and Connection to who names it', () => {
    const sent = { method: 'POST', path: 'http://a/', authority: null, headers: ['Connection: Upgrade', 'Upgrade: websocket'] };
    assert.is(
      requestBytes(sent).toString('latin1'),
      'POST http://a/ HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n',
    );
  });

  test('waits until an answer is whole', () => {
    const whole = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 19\r\nX-A: b: c\r\n\r\nRBAC: access denied';
    for (let length = 0; length < whole.length; length++) {
      assert.is(readAnswer('GET', Buffer.from(whole.slice(0, length)), false), undefined, whole.slice(0, length));
    }
    assert.equal(readAnswer('GET', Buffer.from(whole), false), {
      status: 403,
      headers: { 'content-length': '19', 'x-a': 'b: c' },
      body: 'RBAC: access denied',
    });
  });

  test('waits for no body after HEAD', () => {
    const answer = Buffer.from('HTTP/1.1 403 Forbidden\r\ncontent-length: 19\r\n\r\n');
    assert.is(readAnswer('HEAD', answer, false)?.status, 403);
    assert.is(readAnswer('GET', answer, false), undefined);
  });

  test('joins chunks', () => {
    const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
    const body = '3\r\nabc\r\nb;x=y\r\n0123456789\n\r\n0\r\n\r\n';
    assert.is(readAnswer('GET', Buffer.from(head + body), false)?.body, 'abc0123456789\n');
    assert.is(readAnswer('GET', Buffer.from(head + body.slice(0, 12)), false), undefined);
  });

  test('takes an answer without a length when the connection ends', () => {
    const answer = Buffer.from('HTTP/1.0 200 OK\r\n\r\nhello');
    assert.is(readAnswer('GET', answer, false), undefined);
    assert.is(readAnswer('GET', answer, true)?.body, 'hello');
  });

  test('a switch of protocols is an answer', () => {
    assert.is(readAnswer('GET', Buffer.from('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n\x00\x01'), false)?.status, 101);
  });

  test('noise is no answer', () => {
    assert.is(readAnswer('GET', Buffer.from('\x15\x03\x01\r\n\r\n'), true), undefined);
  });
});
