"""Drives a browser over the page: it opens, unfolds, filters, compares and copies; nothing leaves it; nothing that an
article says becomes markup; five hundred articles do not make it slow. Pictures go to target/page."""

import json
import pathlib
import subprocess
import sys
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

BIN = sys.argv[1]
OUT = pathlib.Path("target/page")
BATCHES = ["syria-strike", "earthquake", "ferry-sinking"]
# What an article may hold to become markup, run or fetch something.
HOSTILE = (
    '<script>window.owned=1</script><img src="https://example.invalid/x.png" onerror="window.owned=1">'
    "</mark></p></details><style>*{display:none}</style><a href=\"javascript:window.owned=1\">x</a> "
    "&lt;b&gt; ]]> --> \u202e"
)
# Checks what screen readers get, where npm could install it.
AXE = pathlib.Path("target/axe/node_modules/axe-core/axe.min.js")
# A page of five hundred articles is there, and a link in it followed, within so many seconds.
PATIENCE = 5
# A filter answers within so many milliseconds.
FILTER = 500


def page(name, *paths):
    """The page that the tool writes of some articles."""
    path = OUT / f"{name}.html"
    run = subprocess.run(
        [BIN, "check", *paths, "--explain", "--fail-on", "never", "--no-config", "--format", "html"],
        stdout=path.open("wb"), check=False)
    assert run.returncode == 0, f"{name}: exit code {run.returncode}"
    return path.resolve().as_uri()


def browser(width=1200, height=1000, dark=False):
    """Chromium, with its console and its network watched."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--hide-scrollbars", "--disable-background-networking"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    return driver


def quiet(driver, name):
    """Nothing on the console, nothing asked of the network."""
    console = [entry["message"] for entry in driver.get_log("browser")]
    assert not console, f"{name}: {console}"
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            assert url.startswith(("file:", "data:")), f"{name}: asks for {url}"


def shown(driver):
    return [f for f in driver.find_elements(By.CSS_SELECTOR, ".finding") if f.is_displayed()]


def fits(driver, name):
    """The page is never wider than the window."""
    wide = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{name}: {wide} pixels too wide"


def accessible(driver, name):
    """No violation of WCAG that axe knows, with all unfolded."""
    if not AXE.exists():
        return
    driver.execute_script(
        "document.querySelectorAll('.finding, .event, .article').forEach(e => e.style.contentVisibility = 'visible');"
        "document.querySelectorAll('details').forEach(d => d.open = true)")
    # The page's own policy keeps scripts out; the browser's debugger may run them.
    ask = lambda code: driver.execute_cdp_cmd(
        "Runtime.evaluate", {"expression": code, "awaitPromise": True, "returnByValue": True})
    ask(AXE.read_text(encoding="utf-8"))
    answer = ask(
        "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r.violations.map("
        "v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])))")
    found = json.loads(answer["result"]["value"])
    assert not found, f"{name}: {found}"


def without_script(url, name):
    """All can be read; nothing is offered that would not work."""
    driver = browser()
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get(url)
    assert shown(driver), name
    offered = [e for e in driver.find_elements(By.CSS_SELECTOR, "main button, form select") if e.is_displayed()]
    assert not offered, f"{name}: {len(offered)} controls that need the script"
    article = driver.find_element(By.CSS_SELECTOR, ".article")
    article.find_element(By.TAG_NAME, "summary").click()
    assert article.find_element(By.CSS_SELECTOR, ".text").is_displayed(), name
    driver.quit()


def printed(url, name):
    """On paper there is nothing to click, and no table is wider than the sheet."""
    driver = browser(width=760)
    driver.get(url)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    controls = driver.find_elements(By.CSS_SELECTOR, "button, select, .skip")
    assert not any(e.is_displayed() for e in controls), f"{name}: controls on paper"
    fits(driver, f"{name} on paper")
    driver.execute_script("document.querySelector('.event').scrollIntoView()")
    driver.save_screenshot(str(OUT / f"{name}-paper.png"))
    driver.quit()


def use(driver, name):
    """What an editor does."""
    total = len(shown(driver))
    assert total > 1, f"{name}: {total} findings"
    grades = [f.get_attribute("data-severity") for f in shown(driver)]
    assert grades == sorted(grades, key=["error", "warning", "note"].index), f"{name}: {grades}"
    fits(driver, name)

    box = driver.find_element(By.CSS_SELECTOR, "input[value=error]")
    box.click()
    assert len(shown(driver)) == total - grades.count("error"), name
    assert f"of {total}" in driver.find_element(By.ID, "shown").text
    box.click()
    kind = Select(driver.find_element(By.NAME, "kind"))
    kind.select_by_index(1)
    value = kind.first_selected_option.get_attribute("value")
    assert shown(driver) and all(value in f.get_attribute("data-kinds").split() for f in shown(driver)), name
    kind.select_by_index(0)
    source = Select(driver.find_element(By.NAME, "source"))
    source.select_by_index(1)
    assert all("0" in f.get_attribute("data-sources").split() for f in shown(driver)), name
    driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    time.sleep(0.1)
    assert len(shown(driver)) == total, name

    cell = driver.find_element(By.CSS_SELECTOR, "td.differs a.cell, td.agrees a.cell")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", cell)
    cell.click()
    dialog = driver.find_element(By.ID, "beside")
    assert dialog.is_displayed() and len(dialog.find_elements(By.CSS_SELECTOR, ".columns section")) > 1, name
    assert dialog.find_elements(By.CSS_SELECTOR, "mark.hit"), name
    driver.save_screenshot(str(OUT / f"{name}-beside.png"))
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not dialog.is_displayed(), name

    copy = driver.find_element(By.CSS_SELECTOR, "button.copy")
    copy.click()
    time.sleep(0.1)
    assert copy.text == "Copied", name

    first, second = shown(driver)[:2]
    driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
    ActionChains(driver).send_keys("j").send_keys("j").perform()
    assert driver.switch_to.active_element == second, name
    ActionChains(driver).send_keys("k").perform()
    assert driver.switch_to.active_element == first, name

    link = driver.find_element(By.CSS_SELECTOR, "figcaption a.source")
    article = driver.find_element(By.CSS_SELECTOR, ".article:has(" + link.get_attribute("href").split("html")[-1] + ")")
    assert article.get_attribute("open") is None, name
    link.click()
    time.sleep(0.1)
    assert article.get_attribute("open") is not None, f"{name}: a link does not unfold its article"
    ids = driver.execute_script("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids)), f"{name}: an id stands twice"
    dead = driver.execute_script(
        "return [...document.querySelectorAll(\"a[href^='#']\")].filter(a => !document.getElementById("
        "decodeURIComponent(a.getAttribute('href').slice(1)))).map(a => a.outerHTML)")
    assert not dead, f"{name}: links lead nowhere: {dead[:3]}"


def hostile():
    """Two articles that attack whoever prints them."""
    folder = OUT / "hostile"
    folder.mkdir(exist_ok=True)
    for n, count in enumerate(["12", "nine"]):
        meta = f'---\ntitle: {json.dumps("Blast kills " + count + " " + HOSTILE)}\nsource: {json.dumps(str(n) + HOSTILE)}\n'
        meta += "published: 2023-07-10\nurl: 'javascript:window.owned=1'\nevent: 'e\" onclick=\"window.owned=1'\n---\n"
        told = ["the police of {} said. It tore through a market hall near the river before noon.",
                "according to {}. Windows broke in three streets and a school was closed for the day."][n]
        text = f"A blast in Nairobi killed {count} people on Friday, {told.format(HOSTILE)}\n"
        (folder / f"{n}.txt").write_text(meta + text, encoding="utf-8")
    driver = browser()
    driver.get(page("hostile", str(folder)))
    time.sleep(0.5)
    assert driver.execute_script("return window.owned") is None, "an article ran a script"
    assert not driver.find_elements(By.CSS_SELECTOR, "img, main style, main script, a[href^='javascript']")
    assert len(driver.find_elements(By.TAG_NAME, "script")) == 1
    assert shown(driver), "an article hid the findings"
    opener = driver.find_element(By.CSS_SELECTOR, "button.beside")
    driver.execute_script("arguments[0].click()", opener)
    assert not driver.find_elements(By.CSS_SELECTOR, "dialog img, dialog script"), "an article got into the dialog"
    assert "<script>" in driver.find_element(By.ID, "beside").text
    assert driver.execute_script("return window.owned") is None
    quiet(driver, "hostile")
    driver.quit()


def many():
    """Five hundred articles of a hundred events."""
    path = OUT / "many.jsonl"
    towns = ["Nairobi", "Aleppo", "Lyon", "Osaka", "Lima"]
    with path.open("w") as out:
        for n in range(500):
            event, town = n // 5, towns[n // 5 % 5]
            day = f"2023-{1 + event % 12:02}-{1 + n % 5 + event % 20:02}"
            text = f"A fire in {town} killed {10 + n % 3} people and injured {30 + n % 4}, the mayor said. " * 2
            text += f"\n\nWitness {n} spoke of smoke over the market. " * 30
            record = {"id": f"a{n}", "source": f"Paper {n % 50}", "published": day, "event": f"e{event}", "text": text}
            out.write(json.dumps(record) + "\n")
    url = page("many", str(path))
    driver = browser()
    start = time.monotonic()
    driver.get(url)
    assert len(driver.find_elements(By.CSS_SELECTOR, ".article")) == 500
    driver.execute_script("document.querySelectorAll('.event a.cell')[300].click()")
    assert driver.find_element(By.ID, "beside").is_displayed()
    driver.execute_script("document.querySelector('#beside button').click(); location.hash = 'a500'")
    time.sleep(0.1)
    assert driver.find_element(By.ID, "a500").is_displayed()
    took = time.monotonic() - start
    filtered = driver.execute_script(
        "scrollTo(0, 0); const start = performance.now(); document.querySelector('input[value=note]').click();"
        "document.body.offsetHeight; return performance.now() - start")
    size = (OUT / "many.html").stat().st_size // 1024
    print(f"500 articles: {size} kB, {took:.1f} s, filtered in {filtered:.0f} ms")
    assert took < PATIENCE, f"500 articles: {took:.1f} s"
    assert filtered < FILTER, f"500 articles: filtered in {filtered:.0f} ms"
    quiet(driver, "many")
    driver.quit()


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name in BATCHES:
        url = page(name, f"corpus/{name}/articles")
        driver = browser()
        driver.get(url)
        driver.save_screenshot(str(OUT / f"{name}.png"))
        use(driver, name)
        quiet(driver, name)
        driver.execute_script("scrollTo(0, 0); document.querySelector('.event').scrollIntoView()")
        driver.save_screenshot(str(OUT / f"{name}-event.png"))
        accessible(driver, name)
        driver.quit()
        without_script(url, name)
        printed(url, name)
        for look in [{"width": 360, "height": 760}, {"dark": True}]:
            driver = browser(**look)
            driver.get(url)
            fits(driver, f"{name} {look}")
            word = "dark" if "dark" in look else "phone"
            driver.save_screenshot(str(OUT / f"{name}-{word}.png"))
            driver.execute_script("document.querySelector('.event').scrollIntoView()")
            driver.save_screenshot(str(OUT / f"{name}-{word}-event.png"))
            quiet(driver, name)
            accessible(driver, f"{name} {look}")
            driver.quit()
        print(f"{name}: opened, filtered, compared, copied")
    hostile()
    print("hostile: stayed text")
    many()


main()
