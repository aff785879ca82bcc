"""Strings that have broken a screen, a file or a reader somewhere: at least 300, all different.

Whoever shows or writes a note tries them: nothing may crash, act, become markup or a formula.
"""

# fmt: off
_MARKUP = (
    "[@click=app.quit]weg[/]", "[@click=app.quit()]weg[/@click]", "[@click='app.bell']ping[/]", "[bold]dik[/bold]",
    "[/b]", "hi [/b]", "[b]open", "[red on white]rood[/]", "[link=https://voorbeeld.nl]klik[/link]",
    "[link='javascript:alert(1)']x[/link]", "[blink]knipper[/blink]", "[reverse]om[/reverse]", "[$primary]kleur[/]",
    "[#ff0000]rood[/]", "[not a tag]", "[]", "[[]]", "[[[", "]]]", "\\[b]ontsnapt", "\\\\[b]", "[b][i][u][s]", "[/]",
    "[/][/][/]", "[b]dik[/i]", ":warning: :smile: :boom:", ":heart:", "[on @click=app.quit]x[/]",
    "[bold @click=screen.dismiss]x[/]", "[rgb(1,2,3)]x[/]",
)
_MARKDOWN = (
    "# kop", "###### kop", "* punt", "- punt", "+ punt", "1. punt", "1) punt", "12345678901. punt", "> gezegd",
    "```python", "~~~", "`code`", "``` ```", "**dik** __dik__ *schuin* _schuin_", "***", "---", "===", "___",
    "[tekst](https://voorbeeld.nl)", "[tekst](javascript:alert(1))", "![plaatje](https://voorbeeld.nl/x.png)",
    "[ref]: https://voorbeeld.nl", "[^1]: voetnoot", "| a | b |", "|---|---|", "a | b | c", "~~door~~",
    "<https://voorbeeld.nl>", "https://voorbeeld.nl/?a=b&c=d", "www.voorbeeld.nl", "iemand@voorbeeld.nl", "regel\\",
    "twee spaties  ", "    ingesprongen", "- [ ] taak", "- [x] taak", "$x^2$", "$$\\frac{1}{2}$$", "^boven^ ~onder~",
    ":::note", "<!-- opmerking -->", "--- \ntitel: x\n---", "a\n===", "&amp; &lt; &#60; &nbsp;",
)
_HTML = (
    "<b>dik</b>", "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg/onload=alert`1`>", "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>", "\"><script>alert(1)</script>", "'><img src=x>",
    "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "</textarea><b>",
    "<meta http-equiv=refresh content=0;url=//x>", "<base href=//x>", "<link rel=stylesheet href=//x>",
    "<style>*{display:none}</style>", "<form action=//x><input name=a>", "<object data=//x>", "<embed src=//x>",
    "<math><mtext></mtext></math>", "<!DOCTYPE html>", "<!--", "-->", "<![CDATA[x]]>", "]]>", "<?xml version='1.0'?>",
    "<?php echo 1 ?>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&xxe;", "&", "&&&", "&#0;", "&#x1b;[31m", "<", ">",
    "<>", "< b >", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='",
    "<details open ontoggle=alert(1)>", "<w:t>woord</w:t>", "</w:p></w:body>",
    "<w:fldSimple w:instr='DDEAUTO c:\\\\x'/>",
)
_TERMINAL = (
    "\x1b[31mrood\x1b[0m", "\x1b[2J\x1b[H", "\x1b]52;c;d2VnZXdlcmt0\x07", "\x1b]52;c;d2Vn\x1b\\", "\x1b]0;titel\x07",
    "\x1b]8;;https://voorbeeld.nl\x1b\\klik\x1b]8;;\x1b\\", "\x1b]1337;File=inline=1:AAAA\x07",
    "\x1b]777;notify;a;b\x07", "\x1b]9;hallo\x07", "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?1049l", "\x1b[?1000l",
    "\x1b[?25l", "\x1b[20h", "\x1bc", "\x1b(0lqqk", "\x1bP+q544e\x1b\\", "\x1b_Ga=T;AAAA\x1b\\", "\x1b^pm\x1b\\",
    "\x9b31mrood", "\x9d52;c;eA==\x9c", "\x90+q\x9c", "\x07\x07\x07", "\x08\x08\x08weg", "tekst\rover", "a\x00b",
    "\x00", "\x01\x02\x03", "a\x0bb\x0cc", "a\x1ab", "a\x7fb", "a\x85b", "a\x0eb\x0f", "tab\tin\tde\tmidden",
    "regel\nregel\r\nregel", "\x1b", "\x1b[", "\x1b]", "\u2028\u2029",
)
_FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://voorbeeld.nl\",\"klik\")",
    "=IMPORTXML(\"http://voorbeeld.nl\",\"//a\")", "=WEBSERVICE(\"http://voorbeeld.nl\")",
    "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-1+1", "-2+3+cmd|' /C calc'!D2", "+316 12345678", "@iemand", "=", "+",
    "-", "@", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "  @SUM(A1)", "'=1+1", "\"=1+1\"", "\";=1+1", ";=1+1;", ",=1+1,",
    "a;b;c", "a,b,c", "a\tb\tc", "\"aan\" \"halings\" \"tekens", "\"\"\"\"", "＝1+1", "＋1", "－1", "＠SUM(1)",
    "=A1:B2",
    "=DDE(\"cmd\";\"/C calc\";\"x\")", "%0A=1", "|calc", "\ufeff=1+1", "\u200b=1+1", "\u00a0=1+1", "{=1+1}", "==1",
    "1E10", "0001", "1-2-2003", "TRUE", "#REF!",
)
_TEMPLATES = (
    "#panic(\"weg\")", "#{ while true {} }", "#read(\"/etc/passwd\")", "#import \"@preview/x:0.1.0\"",
    "#include \"x.typ\"", "#sys.inputs", "#[*dik*]", "$x$ *dik* _schuin_ `code` @ref <label>", "= Kop", "== Kop",
    "/ term: uitleg", "#", "\\", "\\u{1f600}", "//", "/* opmerking */", "#set page(width: 0pt)", "#pagebreak()",
    "{{ 7*7 }}", "{{ config }}", "{% for x in () %}", "{% raw %}", "{# opmerking #}", "${7*7}", "#{7*7}",
    "<%= 7*7 %>", "{0} {naam} {0.__class__}", "%s %d %n %(x)s", "%", "%%", "$HOME ${HOME} $(id) `id`", "; rm -rf /",
    "| cat /etc/passwd", "&& reboot", "'; DROP TABLE notes; --", "\" OR \"\"=\"", "NEAR(a b)", "a* OR b",
    "\"fts\" NOT \"x\"", "__import__('os').system('id')", "f'{1}'", "null", "None", "undefined", "NaN", "true",
    "{\"soort\": \"herstelgroep-verslag\"}", "[1, 2, 3]", "\\input{/etc/passwd}", "\\write18{id}", "\\n\\t\\x1b",
    "\\N{BULLET}",
)
_PATHS = (
    "../../etc/passwd", "..\\..\\windows\\system32", "/etc/passwd", "C:\\Windows\\win.ini", "\\\\server\\map",
    "file:///etc/passwd", "~/.ssh", ".", "..", "...", "/", "con", "CON", "nul.txt", "aux", "COM1", "LPT1.csv",
    ".verborgen", "naam.", "naam ", "a/b/c", "a:b", "a*b?c", "a|b", "a<b>c", "-rf", "--help", "a" * 300, "é" * 200,
    "map/\x00.pdf",
)
_DIRECTIONS = (
    "\u202eomgekeerd", "\u202dlinks", "\u202a\u202b\u202c", "\u2066a\u2069", "\u2067\u2068\u2069",
    "\u200eltr\u200frtl", "\u061ca", "txt.\u202efdp.exe", "שלום עולם", "مرحبا بالعالم", "abc שלום def", "سلام ‌خوب",
    "﷽", "١٢٣", "العَرَبِيَّة", "اردو زبان",
)
_EMOJI = (
    "👍", "❤️", "❤", "☕", "☺️", "☺︎", "👍🏽", "👍🏿👍🏻", "👩‍⚕️", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🏳️‍⚧️", "🏴‍☠️", "🇳🇱", "🇳🇱🇧🇪", "🇳",
    "🇽🇽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣2️⃣#️⃣*️⃣", "🧑🏿‍🤝‍🧑🏻", "👩‍❤️‍💋‍👨", "🐕‍🦺", "🫠🫡🪿", "🧑‍🧑‍🧒", "😶‍🌫️", "❤️‍🔥", "👁️‍🗨️", "🦰", "🏽",
    "\ufe0f", "\u200d", "👍\u200d", "\u200d👍", "👍\ufe0e\ufe0f", "a\u200db", "a\ufe0fb", "\u20e3", "🌈\u0615x",
    "👍\u0301", "🔈\u200d\u065ab", "🧚\u1447\U000e007f\u200d🇵", "\U000e0041\U000e007f", "🀄🃏", "♔♕♟", "✓✗☐☑", "→←↑↓⇒",
    "①②③", "½¼¾", "\U0001fbf0", "💩" * 100,
)
_LETTERS = (
    "e\u0301", "e" + "\u0301" * 40, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!", "\u0301", "漢字",
    "中文輸入", "日本語のテキスト", "한국어", "हिन्दी", "ไทย", "ქართული", "Ελληνικά", "Русский", "Українська",
    "Tiếng Việt",
    "Türkçe İıŞş", "ትግርኛ", "አማርኛ", "தமிழ்", "ᚠᚢᚦ", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯", "ﬁ ﬂ ﬀ", "ĳ IJ", "ß ẞ", "Ⅷ", "\u0378", "\u0530",
    "\U0010fffd", "\ue000\uf8ff", "\ufffd", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\ud800", "\udfff", "a\ud83d",
    "\ufeff", "a\ufeffb", "\u200b", "\u200c", "\u2060", "\u00ad", "af\u00adbreken", "\u00a0", "\u3000", "\u2800",
    "\u3164", "\u115f", "\u180e", "\u034f", "\u2063", "\ufff9a\ufffab\ufffb", "\ufffc", "\u0fd6", "𓀀𓀁", "\U000f0000",
    "𠀀𠀁", "x̶y̶z̶", "ö" * 120, "漢" * 120, "woord" * 90, "=" * 200, "_" * 200, "." * 200, "0" * 300, "a " * 200,
    "W" * 500, "'s avonds", "‘aan’ “halings” „tekens”", "café crème", "Zoë en Daniël", "€ 12,50", "100%", "a & b",
    "vraag? ja! nee.", "…", "—–-",
)
# fmt: on
HOSTILE: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *_MARKUP,
            *_MARKDOWN,
            *_HTML,
            *_TERMINAL,
            *_FORMULAS,
            *_TEMPLATES,
            *_PATHS,
            *_DIRECTIONS,
            *_EMOJI,
            *_LETTERS,
        )
    )
)
