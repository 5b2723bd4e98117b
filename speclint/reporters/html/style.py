"""How the report looks on a screen, in the dark, and on paper.

Every pair of a text and a background colour has a contrast of 4.5 and more (WCAG 2.1 AA); a test computes it. No
meaning hangs on colour alone.
"""

CSS = """
:root { color-scheme: light dark;
  --text: #1b1b1b; --ground: #ffffff; --card: #f7f7f8; --quiet: #565c65; --rule: #8d9297; --link: #005ea2;
  --error: #b50909; --warning: #6b4f1d; --note: #005ea2; --good: #216e1f; --ink: #1b1b1b; --marker: #fff1a8 }
@media (prefers-color-scheme: dark) { :root {
  --text: #f0f0f0; --ground: #1b1b1b; --card: #2a2a2a; --quiet: #c6cace; --rule: #8d9297; --link: #8cc5ee;
  --error: #ff9d8d; --warning: #ffbe2e; --note: #8cc5ee; --good: #8fd58d; --ink: #1b1b1b; --marker: #fff1a8 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif }
header, main, footer { max-width: 60rem; margin: auto; padding: 1rem; overflow-wrap: anywhere }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5rem 0 .5rem } h4 { font-size: 1.05rem; margin-top: .25rem }
a { color: var(--link) } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -999px }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem }
.verdict { font-size: 1.25rem; font-weight: 700 } .quiet { color: var(--quiet) }
.error { color: var(--error) } .warning { color: var(--warning) }
.note { color: var(--note) } .good { color: var(--good) }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: 700; padding: .4rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--rule) }
article { background: var(--card); border: 1px solid var(--rule); border-left-width: 6px; padding: .5rem 1rem;
  margin: 1rem 0; break-inside: avoid }
article.error, article.warning, article.note { color: var(--text) }
article.error { border-left-color: var(--error) } article.warning { border-left-color: var(--warning) }
article.note { border-left-color: var(--note) }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid var(--rule) }
mark { background: var(--marker); color: var(--ink); text-decoration: underline 2px; print-color-adjust: exact }
.bar { position: relative; height: 1rem; min-width: 8rem; border: 1px solid var(--rule) }
.bar span { position: absolute; inset: 0 auto 0 0; background: var(--link); print-color-adjust: exact }
.bar i { position: absolute; top: -4px; bottom: -4px; border-left: 3px solid var(--text) }
@media print {
  :root { --text: #000000; --ground: #ffffff; --card: #ffffff; --quiet: #333333; --link: #000000; --error: #000000;
    --warning: #000000; --note: #000000; --good: #000000 }
  .skip { display: none } section.file { break-before: page } h2, h3, h4 { break-after: avoid }
  @page { size: letter; margin: .75in; @bottom-right { content: "Page " counter(page) " of " counter(pages) } } }
"""
