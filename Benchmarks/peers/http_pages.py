"""A peer of `Benchmarks http`: pages by Scrapy.

usage: http_pages.py LIST
LIST has an address a line. Prints pages, seconds from the first request to the last answer, and processor seconds
of the whole process less those of its start.
"""
import pathlib
import resource
import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess


def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {
        "CONCURRENT_REQUESTS": 128,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": False,
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
        "RETRY_ENABLED": False,
    }
    pages = 0

    async def start(self):
        Pages.began = time.monotonic(), used()
        for address in pathlib.Path(sys.argv[1]).read_text().splitlines():
            yield scrapy.Request(address, dont_filter=True)

    def parse(self, response):
        if response.status == 200 and response.body.endswith(b"</html>\n"):
            Pages.pages += 1


process = CrawlerProcess()
process.crawl(Pages)
process.start()
began, before = Pages.began
print(Pages.pages, time.monotonic() - began, used() - before)
