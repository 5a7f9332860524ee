"""Drives a headless Chromium over pages of `analyze -f html`: what a reader, a script and a printer see. Standard library alone; speaks to chromedriver.

    .ci/page.py ANALYZE           checks; exit status 1 where one fails
    .ci/page.py ANALYZE OUT.png   makes the picture of the README
"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
PICTURE = "fixtures/market-blast.txt"

# What no page may take for markup, and what no text may lose.
WILD = [
    {"id": "script", "title": "<script>document.title='owned'</script> & \"quotes\"", "text": "<script>document.title='owned'</script>\n\n<img src=http://192.0.2.1/x.png onerror=alert(1)> "
        "A fire killed 12 people in Manila on Friday, said Ana Ruiz. “We saw <b>smoke</b>,” she said."},
    {"id": "signs", "text": "One\r\n\r\nTwo \u202eevil\u202c and \u2066more\u2069 \u200f said.\r\tTab\u000bline \u2028 end\u0085 \u0001.\nA storm killed 3 in Lagos."},
    {"id": "hebrew", "text": "דני כהן said two people died in Haifa on Monday.\n\nשלום <עולם> & “כן”."},
    {"id": "long title", "title": "word " * 2000, "text": "Nothing happened."},
    {"id": "no findings", "text": "it was so."},
    {"id": "crossing", "date": "2021-03-01", "text": "“The army killed 12 men in Kano.\n\n“On 3 March 2020 it killed 30 more in Lagos,” said Ana Ruiz of the Red Cross in Abuja."},
]


class Browser:
    """A session of chromedriver."""

    def __init__(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if "successfully on port" in line:
                self.base = "http://127.0.0.1:" + line.rsplit("port ", 1)[1].strip().rstrip(".")
                break
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1400,1000"]}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        try:
            answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        except BaseException:
            self.driver.terminate()
            raise
        self.base += "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def open(self, path):
        self.call("POST", "/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def cdp(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def requests(self):
        """Addresses that were asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


def analyze(binary, *arguments, stdin=""):
    subprocess.run([binary, *arguments], input=stdin.encode(), check=True, cwd=ROOT)


def as_browsers_read(text):
    """A page cannot hold a null character; everything else of a text is there."""
    return text.replace("\0", "\ufffd")


def check_page(browser, path, text, title):
    browser.open(path)
    read = browser.run("return document.getElementById('article').textContent")
    assert read == as_browsers_read(text), f"{path}: the text is {read!r}, not {text!r}"
    assert browser.run("return document.title") == title, path
    assert browser.run("return document.querySelectorAll('article script, article img, article b').length") == 0, path
    doubled = browser.run("const ids = [...document.querySelectorAll('[id]')].map(x => x.id); return ids.filter((x, k) => ids.indexOf(x) !== k)")
    assert doubled == [], f"{path}: ids that stand twice: {doubled}"
    lost = browser.run("return [...document.querySelectorAll('a[href^=\"#\"]')].map(x => x.getAttribute('href')).filter(x => !document.getElementById(x.slice(1)))")
    assert lost == [], f"{path}: links to nothing: {lost}"
    wide = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{path}: wider than its window by {wide}"


def check_quiet(browser, path):
    """Nothing was asked for but the page, and nothing is said on the console."""
    elsewhere = [url for url in browser.requests() if not url.startswith("file:")]
    assert elsewhere == [], f"{path}: asked for {elsewhere}"
    said = [entry["message"] for entry in browser.log("browser")]
    assert said == [], f"{path}: {said}"


def check_clicks(browser, path):
    """A click shows all places of an entry; a second one what stands around it; Escape ends it."""
    browser.open(path)
    click = "const marks = [...document.querySelectorAll(arguments[0])]; const mark = marks.find(x => marks.some(y => y !== x && y.dataset.e === x.dataset.e)); mark.click(); return [mark.dataset.e, document.querySelectorAll('.copy .m.on').length, location.hash]"
    entry, marked, hash = browser.run(click, ".copy a.m.p")
    places = browser.run("return document.querySelectorAll(`.copy [data-e=\"${arguments[0]}\"]`).length", entry)
    assert marked == places > 1 and hash == "", (entry, marked, places, hash)
    bar = browser.run("return document.getElementById('bar').textContent")
    name = browser.run("return document.querySelector(`#${arguments[0]} .name`).textContent", entry)
    assert name in bar and f"{places} places" in bar, bar
    browser.run("document.querySelectorAll('#bar button')[1].click()")
    assert " of " in browser.run("return document.querySelector('#bar .count').textContent")
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    assert browser.run("return document.querySelectorAll('.on').length + !document.getElementById('bar').hidden") == 0
    inner, outer = browser.run(
        "const mark = document.querySelector('.copy .m.c .m'); mark.click(); const first = document.querySelector('.copy .m.on').dataset.e;"
        "mark.click(); return [first, document.querySelector('.copy .m.on').dataset.e]")
    assert inner != outer and outer[0] in "cq", (inner, outer)
    # The switches work without the script; a click on one is all that is done here.
    shown = "return getComputedStyle(document.querySelector('.copy .m.p')).textDecorationLine"
    assert browser.run(shown) == "underline"
    browser.run("document.getElementById('show-p').click()")
    assert browser.run(shown) == "none"


def check_without_script(browser, path):
    """The page is read, and its numbers are explained, without a script."""
    browser.cdp("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(path)
    browser.cdp("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.run("return document.querySelectorAll('.toll details summary').length") > 0
    assert browser.run("return document.querySelector('.copy a.m').getAttribute('href')").startswith("#")


def check_index(browser, path):
    browser.open(path)
    assert browser.run("return document.querySelectorAll('#articles tbody tr').length") == len(WILD) + 1
    order = "return [...document.querySelectorAll('#articles tbody tr')].map(row => row.cells[4].dataset.v ?? '').filter(x => x)"
    browser.run("document.querySelectorAll('#articles th button')[4].click()")
    up = browser.run(order)
    browser.run("document.querySelectorAll('#articles th button')[4].click()")
    down = browser.run(order)
    assert up == sorted(up, key=int) and down == up[::-1] and len(up) > 1, (up, down)
    browser.run("const f = document.querySelectorAll('.filter')[1]; f.value = 'ZZZ'; f.dispatchEvent(new Event('input'))")
    assert browser.run("return [...document.querySelectorAll('#articles tbody tr')].filter(row => !row.hidden).length") == 0
    for address in browser.run("return [...document.querySelectorAll('#articles a')].map(link => link.href)"):
        browser.open(pathlib.Path(urllib.request.url2pathname(urllib.parse.urlparse(address).path)))
        assert browser.run("return document.querySelectorAll('h1').length") == 1, address


def check(binary):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = [json.dumps(article) for article in WILD] + [json.dumps({"id": "failed"})]
        (folder / "wild.jsonl").write_text("\n".join(lines))
        analyze(binary, "-q", "-f", "html", "--fail", "never", "-o", f"{folder}/pages/", f"{folder}/wild.jsonl")
        records = subprocess.run([binary, "-q", "--with-text", "--fail", "never", f"{folder}/wild.jsonl"], capture_output=True, check=True).stdout.splitlines()
        one = folder / "one.html"
        analyze(binary, "-f", "html", "-o", str(one), PICTURE)
        browser = Browser()
        try:
            for article, record in zip(WILD, map(json.loads, records)):
                path = folder / "pages" / f"{article['id']}.html"
                title = record["article"]["title"]
                title = " ".join((title["text"] if title else article["id"])[:200].split())
                check_page(browser, path, record["text"], title)
                check_quiet(browser, path)
            check_page(browser, one, (ROOT / PICTURE).read_text(), "Death toll in Maiduguri market blast rises to 12 as hospital loses three")
            check_clicks(browser, one)
            check_without_script(browser, one)
            check_index(browser, folder / "pages" / "index.html")
            check_quiet(browser, "all")
            browser.cdp("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
            check_page(browser, one, (ROOT / PICTURE).read_text(), "Death toll in Maiduguri market blast rises to 12 as hospital loses three")
        finally:
            browser.close()
    print("pages: all checks passed")


def picture(binary, out):
    out = pathlib.Path(out).resolve()
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        analyze(binary, "-f", "html", "-o", str(page), PICTURE)
        browser = Browser()
        try:
            browser.cdp("Emulation.setDeviceMetricsOverride", width=1240, height=1240, deviceScaleFactor=1, mobile=False)
            browser.open(page)
            browser.run("document.querySelector('.toll details').open = true; document.querySelector('.copy a.m.l').click(); scrollTo(0, 0)")
            time.sleep(0.5)
            out.write_bytes(base64.b64decode(browser.call("GET", "/screenshot")))
        finally:
            browser.close()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        check(sys.argv[1])
    elif len(sys.argv) == 3:
        picture(sys.argv[1], sys.argv[2])
    else:
        sys.exit(__doc__)
