// Uploads as an officer sends them: two agencies' sheets that claim one boat, a row that is refused
// and mended, a try that leaves nothing, an import taken back, and one that is stopped.

const HEADER = "Report number,Date,Agency,Place,Substance,Quantity,Unit,TLP\n";

// The sheet of an agency that boarded a boat, in the columns of our template.
function boat(agency, kilograms) {
  const place = "Open sea off Gwadar";
  return (
    HEADER +
    `${agency}/7,2025-06-21,${agency},${place},heroin,${kilograms},kg,TLP:GREEN\n` +
    `${agency}/7,2025-06-21,,,hashish,1431,kg,\n`
  );
}

const MIXED =
  HEADER +
  "A/1,2025-06-02,ANF,Quetta,heroin,2,kg,TLP:GREEN\n" +
  "A/2,2025-02-31,ANF,Quetta,opium,3,kg,TLP:GREEN\n";

function asFile(name, text) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

// Chooses the file, and sends the form to its end.
async function send(page, origin, { agency, file, how = "take" }) {
  await page.goto(`${origin}/imports?lang=en`);
  await page.selectOption("#agency", agency);
  await page.setInputFiles("#file", file);
  await page.check(`input[name=how][value=${how}]`);
  await page.click("form[data-drop] button");
  await page.waitForURL(/\/imports\/(uploads\/\d+|[0-9a-f-]{36})/);
}

// Drops a file onto the page, as from a folder beside the browser.
async function drop(page, { name, text }) {
  const data = await page.evaluateHandle(
    ({ name, text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "text/csv" }));
      return data;
    },
    { name, text },
  );
  await page.dispatchEvent("h1", "dragover", { dataTransfer: data });
  await page.dispatchEvent("h1", "drop", { dataTransfer: data });
}

async function tiles(page) {
  const numbers = await page.locator(".tile .value").allInnerTexts();
  return numbers.map((number) => number.trim()).join(" ");
}

async function imported(page, origin) {
  await page.goto(`${origin}/imports?lang=en`);
  return page.locator("section[aria-labelledby=list] tbody tr").count();
}

async function twoAgencies({ page, origin, check, expect, picture }) {
  await check("two agencies' sheets, dropped on the page, show the boat that both claim", async () => {
    for (const [agency, kilograms] of [["NAVY", 712], ["FBR", 655]]) {
      await page.goto(`${origin}/imports?lang=en`);
      await page.selectOption("#agency", agency);
      await drop(page, { name: `${agency}.csv`, text: boat(agency, kilograms) });
      const chosen = await page.evaluate(() => document.querySelector("#file").files[0]?.name);
      expect(chosen === `${agency}.csv`, `the form holds ${chosen}`);
      await page.click("form[data-drop] button");
      await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
      expect((await tiles(page)) === "2 0 0 0 0", `counts: ${await tiles(page)}`);
    }
    await page.waitForSelector("#pairs .sides", { timeout: 60_000 });
    const text = await page.locator("#pairs").innerText();
    for (const words of ["712 kg heroin", "655 kg heroin", "Pakistan Navy"]) {
      expect(text.includes(words), `${words} is missing: ${text}`);
    }
    expect((await page.locator("#pairs .reasons li").count()) > 1, "no reasons");
    await picture(page, "import-pairs-en-desk-live");
    await page.locator("#pairs a.button").first().click();
    await page.waitForURL(/\/incidents\//);
    expect((await page.locator("section.pair").count()) > 0, "the pair is not there to be judged");
    await page.goBack();
  });
  return new URL(page.url()).pathname;
}

async function mendsRefusedRows({ page, origin, check, expect }) {
  let refused;
  await check("a refused row is downloaded, mended and sent again", async () => {
    await send(page, origin, { agency: "ANF", file: asFile("mixed.csv", MIXED) });
    refused = new URL(page.url()).pathname;
    expect((await tiles(page)) === "1 0 0 0 1", `counts: ${await tiles(page)}`);
    const wrong = await page.locator("section[aria-labelledby=rejections] tbody").innerText();
    expect(/Date[^]*2025-02-31/.test(wrong), `what is wrong: ${wrong}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("a[download]"),
    ]);
    expect(download.suggestedFilename() === "refused.csv", download.suggestedFilename());
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    const mended = Buffer.concat(parts).toString().replaceAll("2025-02-31", "2025-02-28");
    await send(page, origin, { agency: "ANF", file: asFile("mended.csv", mended) });
    expect((await tiles(page)) === "1 0 0 0 0", `counts: ${await tiles(page)}`);
  });
  return refused;
}

async function takesBack({ page, check, expect }) {
  await check("an import is taken back with a reason", async () => {
    await page.locator("summary", { hasText: "Take this import back" }).click();
    await page.fill("#reason", "invented file");
    await page.click("form[action$='/undo'] button");
    await page.waitForSelector("text=This import was taken back");
    expect((await page.locator("form[action$='/undo']").count()) === 0, "it can be undone again");
    const reports = page.locator("a[href^='/reports?import=']");
    await reports.click();
    await page.waitForURL(/\/reports\?import=/);
    expect((await page.locator("#results tbody tr").count()) === 0, "its rows are shown");
    await page.goBack();
  });
  return new URL(page.url()).pathname;
}

async function tries({ page, origin, check, expect }) {
  let tried;
  await check("a try says what would become of the rows, and leaves nothing", async () => {
    const before = await imported(page, origin);
    await send(page, origin, { agency: "PCG", how: "try", file: asFile("try.csv", MIXED) });
    tried = new URL(page.url()).pathname;
    expect(tried.includes("/uploads/"), tried);
    expect((await tiles(page)) === "1 0 0 0 1", `counts: ${await tiles(page)}`);
    expect((await imported(page, origin)) === before, "an import is listed");
  });
  return tried;
}

async function stops({ page, origin, check, expect, picture, rows }) {
  await check("a long upload shows how far it is, and is stopped", async () => {
    const file = asFile("long.csv", await rows(60_000));
    await send(page, origin, { agency: "UNODC", file });
    expect(page.url().includes("/uploads/"), `it was too short: ${page.url()}`);
    await page.waitForFunction(() => /[1-9][^a-z]* rows read/.test(document.body.innerText));
    await picture(page, "upload-under-way-en-desk");
    await page.click("form[action$='/stop'] button");
    await page.waitForSelector("text=The upload was stopped", { timeout: 60_000 });
    await page.goto(`${origin}/imports?lang=en`);
    const newest = await page.locator("section[aria-labelledby=list] tbody tr").first().innerText();
    expect(newest.includes("Taken back"), newest);
  });
}

async function downloadsTemplate({ page, origin, check, expect }) {
  await check("a template is downloaded", async () => {
    await page.goto(`${origin}/imports?lang=en`);
    await page.locator("summary", { hasText: "Templates to fill in" }).click();
    const link = page.locator("a[href='/api/v1/profiles/yakja/template']");
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename() === "yakja.xlsx", download.suggestedFilename());
  });
}

async function withoutScripts({ browser, origin, state, check, expect }) {
  await check("a file is sent without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: state });
    const page = await context.newPage();
    await send(page, origin, { agency: "PCG", how: "try", file: asFile("plain.csv", MIXED) });
    expect((await tiles(page)) === "1 0 0 0 1", `counts: ${await tiles(page)}`);
    await context.close();
  });
}

// Walks all of it, and gives the pages that are to be looked at in every language and size.
export async function sendUploads(tools) {
  const page = await tools.context.newPage();
  const withPage = { ...tools, page };
  const pairs = await twoAgencies(withPage);
  const refused = await mendsRefusedRows(withPage);
  const undone = await takesBack(withPage);
  const tried = await tries(withPage);
  await downloadsTemplate(withPage);
  await stops(withPage);
  await page.close();
  await withoutScripts(tools);
  return [
    { name: "upload-form", path: "/imports" },
    { name: "import-pairs", path: pairs },
    { name: "import-refused", path: refused },
    { name: "import-undone", path: undone },
    { name: "upload-tried", path: tried },
  ];
}
