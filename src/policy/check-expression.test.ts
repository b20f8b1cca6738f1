// What expressions are refused for, and where; and what is let through because it cannot fail.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { PolicyKind } from '../model/policy.ts';
import { understand } from './evaluate.ts';

/** Each fault as `what stands there: problem | what to write`. */
function faults(expression: string, over: PolicyKind = 'grant', message = '"m"'): readonly string[] {
  const understood = understand({ over, expression, message });
  if (!('faults' in understood)) return [];
  return understood.faults.map(({ in: part, start, end, kind, problem, instead }) => `${kind} ${(part === 'expression' ? expression : message).slice(start, end)}: ${problem} | ${instead}`);
}

const refused = (expression: string, pattern: RegExp, over?: PolicyKind, message?: string): void => {
  const found = faults(expression, over, message);
  assert.ok(found.length > 0, `${expression} is let through`);
  assert.match(found[0] ?? '', pattern);
};

const accepted = (expression: string, over?: PolicyKind, message?: string): void => assert.equal(faults(expression, over, message), []);

spec('check of expressions', (test) => {
  test('a field that is not there is told with the one that was meant', () => {
    refused('grant.to.extrenal', /^wrong extrenal: a client has no field `extrenal` \| Did you mean `external`\?/);
    refused('has(grant.untill)', /^wrong untill: .*`until`/);
    refused('grant.cluster == "a"', /Did you mean `to\.cluster`\?/);
    refused('grant.methods.all(m, m.name == "a")', /^wrong name: a text has no fields/);
    refused('exposure.grants.exists(g, g.to.clutser == "a")', /^wrong clutser:.*`cluster`/, 'exposure');
  });

  test('a variable that is not there', () => {
    refused('grants.to.external', /^wrong grants: there is no `grants` \| Did you mean `grant`\?/);
    refused('methods.size() > 0', /Did you mean `grant\.methods`\?/);
    refused('certificate.ca', /A policy that looks at it has `over: certificate`/);
    refused('[1].all(x, y == 1)', /^wrong y: there is no `y`/);
    refused('grant.methods.all(m, m == "GET") && m == "GET"', /^wrong m: there is no `m`/);
  });

  test('a function that is not there, or that does not take what it is given', () => {
    refused('grant.to.cluster.startWith("a")', /^wrong startWith: there is no function startWith\(\) \| Did you mean `startsWith\(\)`\?/);
    refused('length(grant.paths) > 1', /^fallible length: length\(\) is not there: .*\| Write `size\(\)`/);
    refused('grant.to.cluster.startsWith(1)', /^wrong startsWith: startsWith\(\) takes a text, and it is given a whole number/);
    refused('startsWith(grant.to.cluster, "a")', /is called on something/);
    refused('all(grant.methods, m, true)', /^wrong all: all\(\) is called on a list/);
    refused('grant.methods.all(m)', /all\(\) wants a name/);
    refused('grant.methods.sum() > 1', /wants a list of numbers/);
    refused('grant.to.cluster.matches("(a")', /^wrong .*: it is no RE2 pattern: missing closing \)/);
    refused('grant.to.cluster.matches(grant.to.identity)', /^fallible identity: a pattern that is not written out/);
  });

  test('what can fail', () => {
    refused('grant.until < today', /^fallible until: .*\| Ask before: `has\(grant\.until\) && …`/);
    refused('grant.paths[0] == "/*"', /^fallible \[: an index fails/);
    refused('grant.exposure.port / 2 > 1', /^fallible \/: a division fails/);
    refused('grant.exposure.port % 2 == 0', /^fallible %:/);
    refused('timestamp(grant.to.cluster) > timestamp("2027-01-01T00:00:00Z")', /^fallible timestamp:/);
    refused('int(grant.to.cluster) > 1', /^fallible int:/);
    refused('grant.to.cluster.charAt(3) == "a"', /^fallible charAt: charAt\(\) fails where the text is shorter/);
    refused('grant.paths.max() == "a"', /^fallible max: max\(\) fails where the list is empty/);
    refused('grant.exposure.port * 9223372036854775807 > 1', /^fallible \*: the result may be too large/);
    refused('{"a": 1}.a == 1', /^fallible a: a map may have no/);
  });

  test('what cannot fail, because it was asked before', () => {
    accepted('has(grant.until) && grant.until < today');
    accepted('!has(grant.until) || grant.until < today');
    accepted('has(grant.until) ? grant.until < today : true');
    accepted('!has(grant.until) ? true : grant.until < today');
    accepted('!(has(grant.until) && grant.until < today)');
    accepted('(has(grant.until) && has(grant.reason)) ? grant.reason.contains(grant.until) : false');
    accepted('exposure.grants.all(g, has(g.until) && g.until < today)', 'exposure');
    accepted('exposure.grants.filter(g, has(g.until)).size() == 0', 'exposure');
    accepted('exposure.grants.map(g, has(g.until), g.until).all(u, u < today)', 'exposure');
    accepted('has(grant.until) ? grant.days <= 90 : false');
    accepted('size(grant.paths) > 0 && grant.paths.max() == "a"');
    accepted('grant.paths != [] && grant.paths.max() == "a"');
    accepted('grant.to.cluster.size() >= 4 && grant.to.cluster.charAt(3) == "a"');
    accepted('has(grant.until) && grant.days < 30');
    accepted('!has(grant.days) || grant.until < today');
    accepted('has(consumption.uses) && consumption.uses.methods.size() > 1', 'consumption');
  });

  test('what was asked of one thing says nothing of another', () => {
    refused('has(grant.until) || grant.until < today', /^fallible until/);
    refused('has(grant.reason) && grant.until < today', /^fallible until/);
    refused('grant.until < today && has(grant.until)', /^fallible until/);
    refused('(has(grant.until) || has(grant.reason)) && grant.until < today', /^fallible until/);
    refused('exposure.grants.exists(g, has(g.until)) && exposure.grants.all(g, g.until < today)', /^fallible until/, 'exposure');
    refused('exposure.grants.all(g, has(g.until) && exposure.grants.all(g, g.until < today))', /^fallible until/, 'exposure');
    refused('has(grant.until) ? true : grant.until < today', /^fallible until/);
  });

  test('a message knows that the expression does not hold', () => {
    accepted('!has(grant.until)', 'grant', '"ends on " + grant.until');
    accepted('!has(grant.until) || grant.until < "2027"', 'grant', '"ends on " + grant.until');
    refused('has(grant.until)', /^fallible until/, 'grant', '"ends on " + grant.until');
  });

  test('the wrong type', () => {
    refused('grant.methods.size()', /^wrong size: it gives a whole number and must give true or false/);
    refused('grant.to', /it gives a client/);
    refused('true', /must give a text/, 'grant', 'grant.methods');
    refused('grant.methods == "GET"', /^wrong ==: a list of texts and a text are never equal/);
    refused('grant.exposure.port == "80"', /Take the quotes away/);
    refused('grant.methods in ["GET"]', /is never in .*\.all\(x, x in/);
    refused('"a" in grant.to.cluster', /contains\(\)/);
    refused('grant.to.external && grant.methods', /^wrong methods: `&&` wants true or false/);
    refused('true ? 1 : "a"', /gives a whole number in one case and a text in the other/);
    refused('grant.exposure.port + 1.5 > 2.0', /double\(\)/);
    refused('true', /string\(\) a text/, 'grant', '"port " + grant.exposure.port');
    refused('[1, "a"].size() > 1', /a list has elements of one type/);
    refused('has(grant.until) && grant.until == null', /nothing is ever null/);
    accepted('grant.exposure.port < 1024.5');
  });

  test('what is no CEL', () => {
    refused('grant.to.external and true', /^wrong and: it is no CEL: `and` cannot stand here \| Write `&&`/);
    refused('grant.methods = ["GET"]', /^wrong =: .*Equality is `==`/);
    refused('grant.methods.all(m => m == "GET")', /^wrong =>: .*a comma stands/);
    refused('grant.to.cluster == "a', /^wrong ": it is no CEL: a text is opened here and not closed/);
    refused('(true', /^wrong \(: .*a bracket is opened here and not closed/);
    refused('true &&', /something is missing/);
    refused('', /it is empty/);
    refused('b"a" == b"a"', /bytes/);
    refused('1u == 1u', /1u/);
    refused('google.protobuf.Duration{seconds: 1} == 1', /./);
  });

  test('what people write who know CEL from elsewhere', () => {
    refused('object.spec.to.external', /^wrong object: there is no `object` \| What Kubernetes calls `object` is `grant` here/);
    refused('self.ca', /is `certificate` here/, 'certificate');
    refused('oldObject.kind == "a"', /has `over: change`/);
    refused('request.name == "a"', /There is no request here/);
    refused('grant.to.cluster =~ "^a"', /^wrong =: .*Write `text\.matches/);
    refused('not grant.to.external', /^wrong not: .*Write `!`/);
    refused('grant.to.external # partners', /^wrong #: .*comment outside of the expression/);
    refused('grant.to.external // partners', /^wrong \/: .*comment outside of the expression/);
    refused('grant.to.external ? false', /both cases, with `:`/);
    refused('grant.methods.all(m, m == "GET"', /^wrong \(: .*bracket is opened here/);
    refused('grant.methods.length > 0', /Write `size\(\)`/);
    refused('grant.methods.contains("GET")', /`"GET" in grant\.methods`/);
    refused('grant["to"].external', /^wrong \[: an index is asked for of a thing with fields/);
    refused('has(grant.until) && grant.until < now()', /`today`/);
    refused('has(grant.until) && grant.until - today < 90', /^wrong -: .*in `days`/);
    refused('has(grant.until) && grant.until < today + 90', /^wrong \+: .*in `days`/);
    refused('grant.?until.orValue("") != ""', /Ask with has\(\)/);
    refused('grant.until.orValue("") != ""', /^fallible orValue: .*`has\(grant\.until\) \? /);
    refused('grant.until == null', /^wrong ==: nothing is ever null here \| .*`!has\(grant\.until\)`/);
    refused('null != grant.until', /`has\(grant\.until\)`/);
    refused('grant.to.external == "true"', /Take the quotes away/);
    refused('true', /^wrong not: .*a text that is always the same stands in quotes of its own/, 'grant', 'may not end so late');
  });

  test('a message is not blamed for what the expression did not ask, where that is wrong itself', () => {
    assert.equal(faults('grant.to.extrenal', 'grant', '"ends on " + grant.until').length, 1);
    assert.equal(faults('grant.until < today', 'grant', '"ends on " + grant.until').length, 1);
    assert.equal(faults('grant.to.extrenal', 'grant', '"ends on " + grant.untill').length, 2);
  });

  test('bounds on length, depth and loops', () => {
    refused(`"${'a'.repeat(4096)}" == ""`, /^wrong : it is \d+ bytes long, and 4096 are the limit/);
    refused(`"${'é'.repeat(2048)}" == ""`, /bytes long/);
    refused(`${'('.repeat(1500)}true${')'.repeat(1500)}`, /nested deeper than 100/);
    refused(`grant.paths${'.map(x, x)'.repeat(150)}.size() > 0`, /nested deeper/);
    refused('[1].all(a, [1].all(b, [1].all(c, [1].all(d, a + b + c + d > 0))))', /stand in each other/);
    accepted('[1].all(a, [1].all(b, [1].all(c, a + b + c > 0)))');
  });
});
