// Grades every case of cases.json with the Observatory's own tests and writes expected.json.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const observatory = path.join(here, "node_modules/@mdn/mdn-http-observatory");
const preload = path.join(observatory, "conf/hsts-preload.json");
if (!fs.existsSync(preload)) fs.writeFileSync(preload, "{}");
const use = (file) => import(path.join(observatory, "src", file));
const { ALL_TESTS } = await use("constants.js");
const { getGradeForScore, getScoreModifier } = await use("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await use("grader/charts.js");
const { Requests } = await use("types.js");
const { parseHttpEquivHeaders } = await use("retriever/utils.js");
const { CookieJar } = await import("tough-cookie");
const { AxiosHeaders } = await import("axios");

const HOST = "www.example.org";

function headersOf(list) {
  const headers = {};
  for (const [name, value] of list) {
    const key = name.toLowerCase();
    if (key === "set-cookie") (headers[key] ??= []).push(value);
    else headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  return new AxiosHeaders(headers);
}

function requestsOf(one) {
  const requests = new Requests(HOST);
  const url = new URL(`${one.scheme}://${HOST}/`);
  const response = { status: 200, headers: headersOf(one.headers), verified: true, request: { headers: {} } };
  response.httpEquiv = parseHttpEquivHeaders(one.body ?? "", url.href);
  requests.responses.auto = response;
  requests.responses.https = one.scheme === "https" ? response : null;
  requests.responses.http = one.http ? { status: 200, headers: {}, verified: true } : null;
  requests.responses.httpRedirects = (one.http ?? []).map((href) => ({ url: new URL(href), status: 301 }));
  requests.responses.httpsRedirects = requests.responses.httpRedirects;
  requests.resources.path = one.body ?? "";
  const origin = "https://elsewhere.example";
  const cors = headersOf((one.cors ?? []).map(([name, value]) => [name, value === "ECHO" ? origin : value]));
  requests.responses.cors = { status: 200, headers: cors, verified: true, request: { headers: { origin } } };
  const jar = new CookieJar();
  for (const cookie of response.headers["set-cookie"] ?? []) jar.setCookieSync(cookie, url.href, { ignoreError: true });
  requests.session = { url, jar };
  return requests;
}

const cases = JSON.parse(fs.readFileSync(path.join(here, "cases.json"), "utf8"));
const expected = cases.map((one) => {
  const requests = requestsOf(one);
  let whole = 100;
  let penalized = 100;
  const tests = {};
  for (const test of ALL_TESTS) {
    const output = test(requests);
    const modifier = getScoreModifier(output.result);
    tests[output.constructor.name] = { result: output.result, modifier };
    whole += modifier;
    if (modifier < 0) penalized += modifier;
  }
  const { grade, score } = getGradeForScore(penalized >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? whole : penalized);
  return { name: one.name, grade, score, tests };
});
fs.writeFileSync(path.join(here, "expected.json"), JSON.stringify(expected, null, 2) + "\n");
console.log(`${expected.length} cases graded`);
