// Opens the demo in a browser as an officer would: every page, in both languages, on a phone and
// on a desk. It looks for what a person would hate (a page that scrolls sideways, an error in the
// console, a control that a screen reader can't name) and walks the few paths that matter.
//
// YAKJA_BIN names the built binary, CHROMIUM the browser; YAKJA_SCREENSHOTS a folder for pictures.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { sendUploads } from "./uploads.mjs";

const PASSWORD = "four invented words together";
const SIZES = [
  { name: "phone", width: 360, height: 740 },
  { name: "desk", width: 1280, height: 800 },
];
const LANGUAGES = [
  { code: "en", direction: "ltr" },
  { code: "ur", direction: "rtl" },
];
// Chromium looks for its maker's hosts unless it is told not to; as root it needs --no-sandbox.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axeSource = await readFile(axePath, "utf8");
const pictures = process.env.YAKJA_SCREENSHOTS;
const results = { passed: 0, failed: 0 };

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}`);
  return value;
}

async function check(name, body) {
  try {
    await body();
    results.passed += 1;
  } catch (error) {
    results.failed += 1;
    console.error(`FAILED ${name}\n  ${error.message.split("\n").join("\n  ")}`);
  }
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

async function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Starts the demo in an empty folder and waits for its one-time links and its first answer.
async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), "yakja-browser-"));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const listen = origin.slice("http://".length);
  const data = join(folder, "data");
  const server = spawn(setting("YAKJA_BIN"), ["demo", "serve", "--data", data, "--listen", listen]);
  let said = "";
  server.stdout.on("data", (bytes) => (said += bytes));
  server.stderr.on("data", (bytes) => (said += bytes));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    const stopped = await Promise.race([ended, pause(20_000).then(() => "late")]);
    if (stopped === "late") server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
    return stopped;
  };
  for (let waited = 0; waited < 240; waited += 1) {
    if (server.exitCode !== null) throw new Error(`the demo ended early:\n${said}`);
    if (await fetch(`${origin}/readyz`).then((answer) => answer.ok, () => false)) {
      const links = [...said.matchAll(/http:\/\/\S+\/set-up\?token=\w+/g)].map(([link]) => link);
      return { origin, links, stop };
    }
    await pause(500);
  }
  await stop();
  throw new Error(`the demo did not answer within two minutes:\n${said}`);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

// Notes what the page itself complains of. A refused form answers 4xx, which is no mistake.
function listen(page) {
  const complaints = [];
  page.on("console", (message) => {
    const refused = /the server responded with a status of 4/.test(message.text());
    if (message.type() === "error" && !refused) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`request failed: ${request.url()}`));
  return complaints;
}

async function scrollsSideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().width > clientWidth,
    );
    const names = wide.slice(0, 5).map((one) => `${one.tagName}.${one.className}`);
    return `${scrollWidth} > ${clientWidth}: ${names.join(", ")}`;
  });
}

async function violations(page) {
  await page.evaluate(axeSource);
  const options = { resultTypes: ["violations"] };
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  const grave = ({ impact }) => impact === "serious" || impact === "critical";
  return found.violations.filter(grave).map(({ id, nodes }) => {
    const first = nodes.slice(0, 3).map((node) => node.html);
    return `${id}: ${first.join(" | ")}`;
  });
}

async function picture(page, name) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  // The foot of a long list shows nothing new.
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: Math.min(document.documentElement.scrollHeight, 1800),
  }));
  const clip = { x: 0, y: 0, width, height };
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, clip });
}

// What every page must be, in one language and size.
async function visit(page, { origin, complaints }, { name, path, language, size }) {
  const label = `${name}-${language.code}-${size.name}`;
  await check(label, async () => {
    complaints.length = 0;
    const separator = path.includes("?") ? "&" : "?";
    const [before, anchor] = path.split("#");
    const end = anchor ? `#${anchor}` : "";
    await page.goto(`${origin}${before}${separator}lang=${language.code}${end}`);
    await page.evaluate(() => document.fonts.ready);
    await picture(page, label);
    const html = page.locator("html");
    expect((await html.getAttribute("dir")) === language.direction, "the direction is wrong");
    expect(await page.locator("h1").count() === 1, "a page has one h1");
    const text = await page.locator("body").innerText();
    const keys = text.match(/\b[a-z]+(?:-[a-z]+){1,}-[a-z]+\b/g) ?? [];
    const ours =
      /^(figure|report|import|upload|rejection|undo|incident|place|places|ground|basis|standing|judge|contest|problem|ledger|event|unit)-/;
    const unknown = keys.filter((key) => ours.test(key));
    expect(unknown.length === 0, `words are missing: ${unknown}`);
    const sideways = await scrollsSideways(page);
    expect(!sideways, `the page scrolls sideways: ${sideways}`);
    const serious = await violations(page);
    expect(serious.length === 0, `axe: ${serious.join("\n")}`);
    expect(complaints.length === 0, `console: ${complaints.join("\n")}`);
  });
}

async function visitAll(browser, demo, state, pages) {
  for (const size of SIZES) {
    const context = await browser.newContext({
      viewport: { width: size.width, height: size.height },
      storageState: state,
      reducedMotion: "reduce",
      timezoneId: "Asia/Karachi",
    });
    const page = await context.newPage();
    const complaints = listen(page);
    for (const language of LANGUAGES) {
      for (const { name, path } of pages) {
        await visit(page, { ...demo, complaints }, { name, path, language, size });
      }
    }
    await context.close();
  }
}

// The one-time link: choose a password, be signed in; the link works once.
async function signIn(browser, link) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await check("the one-time link signs in and works once", async () => {
    await page.goto(link);
    await page.fill("#password", "too short");
    await page.fill("#repeated", PASSWORD);
    await page.evaluate(() => document.querySelector("main form").setAttribute("novalidate", ""));
    await page.click("main form button");
    expect(await page.locator(".notice.bad").count() === 1, "different passwords are refused");
    await page.fill("#password", PASSWORD);
    await page.fill("#repeated", PASSWORD);
    await page.click("main form button");
    await page.waitForURL((url) => url.pathname === "/");
    expect((await page.goto(link)).status() === 410, "the link still works");
  });
  return context;
}

async function signOutAndIn(context, origin) {
  await check("signing out and in again leads back to the page that was asked for", async () => {
    const page = await context.newPage();
    await page.goto(origin);
    await page.click("header form button");
    await page.waitForURL(/sign-in/);
    await page.goto(`${origin}/figures?measure=seizures&period=2025`);
    await page.waitForURL(/sign-in/);
    await page.fill("#login", "duty");
    await page.fill("#password", "wrong wrong wrong");
    await page.click("main form button");
    expect(await page.locator(".notice.bad").count() === 1, "a wrong password is refused");
    await page.fill("#password", PASSWORD);
    await page.click("main form button");
    await page.waitForURL(/figures\?measure=seizures/);
    expect(await page.locator(".headline").count() === 1, "the figure is not there");
    await page.close();
  });
}

async function walk(context, origin) {
  await check("filters and paging change the list and the address without a new page", async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/reports?lang=en`);
    await page.evaluate(() => (globalThis.sameDocument = true));
    await page.selectOption("#kind", "arrest");
    await page.waitForURL(/kind=arrest/);
    await page.waitForSelector("#results");
    const same = await page.evaluate(() => globalThis.sameDocument === true);
    expect(same, "the whole page was loaded");
    await page.selectOption("#kind", "");
    await page.waitForFunction(() => document.querySelectorAll("#results tbody tr").length === 25);
    const first = await page.locator("#results tbody a").first().getAttribute("href");
    await page.click("#results a[rel=next]");
    await page.waitForURL(/after=/);
    await page.waitForFunction(
      (link) => document.querySelector("#results tbody a").getAttribute("href") !== link,
      first,
    );
    await page.close();
  });
  await check("a figure is asked for, split, and opened down to its reports", async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/figures?lang=en`);
    await page.fill("#period", "2025");
    await page.selectOption("#by-1", "province");
    await page.check("input[name=lineage]");
    await page.click("main form button");
    await page.waitForSelector("#result svg.chart");
    await page.waitForURL(/measure=seized-mass/);
    const link = page.locator("section[aria-labelledby=lineage] tbody a").first();
    await link.click();
    await page.waitForURL(/\/reports\//);
    expect(await page.locator("h1").count() === 1, "the report is not there");
    await page.close();
  });
  await check("the ledger is verified from its page", async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/ledger?lang=en`);
    await page.click("form[action^='/ledger/verifications'] button");
    await page.waitForSelector("#verification .notice.good", { timeout: 60_000 });
    await page.close();
  });
  await check("a file is imported, and given again adds nothing", async () => {
    const page = await context.newPage();
    for (const expected of ["1", "0"]) {
      await page.goto(`${origin}/imports?lang=en`);
      const file = { name: "one.csv", mimeType: "text/csv", buffer: await oneRow() };
      await page.selectOption("#profile", "unodc-ids");
      await page.setInputFiles("#file", file);
      await page.click("main form button");
      await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
      const accepted = await page.locator(".tile .value, .tile dd").first().innerText();
      expect(accepted.trim() === expected, `accepted ${accepted}, expected ${expected}`);
    }
    await page.close();
  });
}

// One row in the columns of the profile unodc-ids, as the program itself writes it.
async function oneRow() {
  return inventedRows(1);
}

async function inventedRows(count) {
  const rows = spawn(setting("YAKJA_BIN"), ["demo", "rows", "--count", `${count}`, "--seed", "77"]);
  const parts = [];
  for await (const part of rows.stdout) parts.push(part);
  return Buffer.concat(parts);
}

async function opensPersonal(context, origin) {
  await check("sealed content opens for a purpose, and the ledger shows it", async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/reports?kind=arrest&lang=en`);
    const found = page.locator("#results tbody a");
    const links = await found.evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      await page.goto(link);
      if ((await page.locator("#reference").count()) === 1) break;
    }
    await page.selectOption("#purpose", "duty-check");
    await page.fill("#reference", "invented check");
    await page.click("#sealed form button");
    await page.waitForSelector("#sealed .notice.warn");
    await picture(page, "opened-en-desk");
    const history = await page.locator("section[aria-labelledby=history]").innerText();
    expect(history.includes("invented check"), "the opening is not in the ledger");
    await page.close();
  });
}

async function withoutScripts(browser, origin, state) {
  await check("everything works without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: state });
    const page = await context.newPage();
    await page.goto(`${origin}/reports?lang=en`);
    await page.selectOption("#kind", "seizure");
    await page.click("main form button");
    await page.waitForURL(/kind=seizure/);
    await page.click("#results a[rel=next]");
    await page.waitForURL(/after=/);
    await page.goto(`${origin}/figures?measure=seizures&period=2025&by=month`);
    expect(await page.locator("svg.chart").count() === 1, "the chart is not there");
    await context.close();
  });
}

// A boat that two agencies claim, and one FIR under which two report: the first waits for a judge,
// the second is joined.
async function sendReportsOfOneIncident(context, origin) {
  const exhibit = (substance, group, kilograms) => ({
    substance_as_written: substance,
    substance,
    class: group,
    amount_as_written: String(kilograms),
    unit_as_written: "kg",
    quantity: { "mass-mg": kilograms * 1_000_000 },
    confirmation: "presumptive",
  });
  const boat = (organization, kilograms) => ({
    organization,
    when: { from: "2025-02-14", to: "2025-02-14", precision: "day" },
    place: "Arabian Sea, off Pasni",
    content: {
      kind: "seizure",
      exhibits: [
        exhibit("heroin", "opioids", kilograms),
        exhibit("methamphetamine", "amphetamine-type", 431),
      ],
    },
  });
  const fir = { kind: "fir", issuer: "PS City Quetta", year: 2025, number: "112" };
  const underFir = (organization) => ({
    ...boat(organization, 3),
    place: "Quetta",
    references: [fir],
  });
  const sent = [];
  for (const data of [boat("NAVY", 612), boat("FBR", 540), underFir("ANF"), underFir("POLICE-BA")]) {
    const answer = await context.request.post(`${origin}/api/v1/reports`, { data });
    expect(answer.status() === 201, `the report was not taken: ${await answer.text()}`);
    sent.push((await answer.json()).id);
  }
  return { boat: sent[0], fir: sent[2] };
}

// Places that no pack knows, one that several bear, and one that is misspelt.
const PLACES = ["Killi Zarghoon Bala", "killi zarghoon-bala", "Chak 12, near Turbat", "Dasht"];

async function sendReportsOfPlaces(context, origin) {
  for (const place of [...PLACES, "کلی زرغون بالا", "Quetta Road"]) {
    const data = {
      organization: "ANF",
      when: { from: "2025-03-02", to: "2025-03-02", precision: "day" },
      place,
      content: { kind: "arrest", people: [{ count: 1, role: "accused" }] },
    };
    const answer = await context.request.post(`${origin}/api/v1/reports`, { data });
    expect(answer.status() === 201, `the report was not taken: ${await answer.text()}`);
  }
}

async function correctsPlace(context, origin) {
  await check("a place is found in the list, said to lie somewhere, and taken back", async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/places?lang=en`);
    await page.locator("#results tbody a", { hasText: PLACES[0] }).click();
    await page.selectOption("#means", "PK220");
    await page.fill("#reason", "by the map, invented");
    await page.click("#means >> xpath=ancestor::form//button");
    await page.waitForSelector(".notice.good");
    await picture(page, "place-said-en-desk");
    const made = await page.locator("section[aria-labelledby=made]").innerText();
    expect(made.includes("Mastung"), `it lies elsewhere: ${made}`);
    await page.selectOption("#means", "as_read");
    await page.fill("#reason", "another village, invented");
    await page.click("#means >> xpath=ancestor::form//button");
    await page.waitForFunction(
      () => document.querySelectorAll("section[aria-labelledby=history] q").length === 2,
    );
    await page.close();
  });
}

// The search for reports of one incident runs by itself.
async function untilFound(context, origin, report) {
  for (let waited = 0; waited < 120; waited += 1) {
    const answer = await context.request.get(`${origin}/api/v1/incidents/${report}`);
    if ((await answer.json()).pairs.length > 0) return;
    await pause(500);
  }
  throw new Error("the reports of one incident were not found within a minute");
}

async function judges(context, origin, { boat }) {
  await check("a pair is judged from its page, counts once, and is taken back", async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/incidents/${boat}?lang=en`);
    await page.check("section.pair input[value=same]");
    await page.fill("#judge-1-reason", "one hull, invented");
    await page.click("section.pair form button");
    await page.waitForSelector(".notice.good");
    await picture(page, "incident-judged-en-desk");
    const members = await page.locator("section[aria-labelledby=members] .side").count();
    expect(members === 2, `${members} reports in the incident`);
    await page.locator("summary", { hasText: "Take the judgement back" }).click();
    await page.fill("#undo-1-reason", "two hulls, invented");
    await page.locator("button", { hasText: "Take it back" }).click();
    await page.waitForFunction(
      () => document.querySelectorAll("section[aria-labelledby=members] .side").length === 1,
    );
    await page.close();
  });
}

async function pagesOf(context, origin, incidents) {
  const api = async (path) => (await context.request.get(`${origin}/api/v1${path}`)).json();
  const { reports } = await api("/reports?limit=200");
  const { imports } = await api("/imports");
  const sealed = reports.find((report) => report.has_personal) ?? reports[0];
  const refused = imports.find((run) => run.rejected > 0) ?? imports[0];
  const imported = reports.find((report) => report.source) ?? reports[0];
  return [
    { name: "home", path: "/" },
    { name: "reports", path: "/reports" },
    { name: "report", path: `/reports/${imported.id}` },
    { name: "report-sealed", path: `/reports/${sealed.id}` },
    { name: "imports", path: "/imports" },
    { name: "import", path: `/imports/${refused.id}` },
    { name: "incidents", path: "/incidents" },
    { name: "incident-waiting", path: `/incidents/${incidents.boat}` },
    { name: "incident-joined", path: `/incidents/${incidents.fir}` },
    { name: "report-waiting", path: `/reports/${incidents.boat}` },
    { name: "places", path: "/places?state=all" },
    { name: "place", path: `/places/text?place=${encodeURIComponent(PLACES[0])}` },
    { name: "place-of-several", path: "/places/text?place=Dasht" },
    { name: "figures-empty", path: "/figures" },
    { name: "figures", path: "/figures?measure=seized-mass&period=2025&by=province&lineage=true" },
    { name: "figures-two", path: "/figures?measure=seizures&period=2025&by=substance&by=province" },
    { name: "figures-refused", path: "/figures?measure=seized-mass&period=lately" },
    { name: "summaries", path: "/summaries?period=2025&organization=ANF" },
    { name: "ledger", path: `/ledger?prove=${imported.id}` },
    { name: "not-there", path: "/reports/not-there" },
    { name: "api", path: "/api/v1/docs" },
  ];
}

const demo = await startDemo();
const browser = await chromium.launch({ executablePath: setting("CHROMIUM"), args: FLAGS });
try {
  await visitAll(browser, demo, undefined, [
    { name: "sign-in", path: "/sign-in" },
    { name: "set-up", path: demo.links[0].slice(demo.origin.length) },
  ]);
  const context = await signIn(browser, demo.links[0]);
  const state = await context.storageState();
  const incidents = await sendReportsOfOneIncident(context, demo.origin);
  await sendReportsOfPlaces(context, demo.origin);
  await untilFound(context, demo.origin, incidents.boat);
  await untilFound(context, demo.origin, incidents.fir);
  await visitAll(browser, demo, state, await pagesOf(context, demo.origin, incidents));
  await walk(context, demo.origin);
  await judges(context, demo.origin, incidents);
  await correctsPlace(context, demo.origin);
  const tools = { browser, context, origin: demo.origin, state, check, expect, picture };
  const uploads = await sendUploads({ ...tools, rows: inventedRows });
  await visitAll(browser, demo, state, uploads);
  await withoutScripts(browser, demo.origin, state);
  await opensPersonal(context, demo.origin);
  await signOutAndIn(context, demo.origin);
} finally {
  await browser.close();
  await check("the server stops when it is asked to", async () => {
    expect((await demo.stop()) === 0, "it did not end by itself, or not well");
  });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 ? 0 : 1;
