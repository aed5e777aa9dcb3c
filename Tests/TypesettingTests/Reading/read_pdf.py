"""Reads a PDF as a screen reader does and prints what it found as JSON: marks, properties, bookmarks, the tree of tags
with its texts in reading order."""
import json
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name


def unicode_map(font):
    """The texts of a font's two-byte codes."""
    texts = {}
    if "/ToUnicode" not in font:
        return texts
    data = font.ToUnicode.read_bytes().decode("latin-1")

    def text(hexes):
        return bytes.fromhex(hexes).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            texts[int(code, 16)] = text(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                shift = code - int(first, 16)
                texts[code] = text(value[:-4]) + chr(int(value[-4:], 16) + shift)
    return texts


def marked_texts(page):
    """The text of each piece of marked content of the page, and how much text bears no mark at all."""
    fonts = page.Resources.get("/Font", {})
    maps = {str(name): unicode_map(font) for name, font in fonts.items()}
    texts, stack, current, stray = {}, [], {}, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            mark = None
            if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
                texts.setdefault(mark, "")
            stack.append((str(operands[0]), mark))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            current = maps.get(str(operands[0]), {})
        elif name in ("Tj", "TJ"):
            strings = operands[0] if name == "TJ" else [operands[0]]
            for string in strings:
                if not isinstance(string, pikepdf.String):
                    continue
                data = bytes(string)
                text = "".join(current.get(int.from_bytes(data[i : i + 2], "big"), "") for i in range(0, len(data), 2))
                mark = next((m for _, m in reversed(stack) if m is not None), None)
                if mark is not None:
                    texts[mark] += text
                elif not any(tag == "/Artifact" for tag, _ in stack):
                    stray += 1
    return texts, stray


def main(path):
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        texts, stray = {}, 0
        for page in pdf.pages:
            texts[page.obj.objgen], lost = marked_texts(page)
            stray += lost
        nodes = []

        def walk(element, depth, page):
            page = element.get("/Pg", page)
            attributes = element.get("/A", [])
            attributes = list(attributes) if isinstance(attributes, Array) else [attributes]
            node = {"tag": str(element.S)[1:], "depth": depth, "text": ""}
            if "/Alt" in element:
                node["alt"] = str(element.Alt)
            for attribute in attributes:
                if isinstance(attribute, Dictionary) and "/Scope" in attribute:
                    node["scope"] = str(attribute.Scope)[1:]
                if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                    node["headers"] = len(attribute.Headers)
            nodes.append(node)
            kids = element.get("/K", [])
            for kid in list(kids) if isinstance(kids, Array) else [kids]:
                if isinstance(kid, int):
                    nodes.append({"tag": "", "depth": depth + 1, "text": texts[page.objgen].get(kid, "")})
                elif "/S" in kid:
                    walk(kid, depth + 1, page)
                elif kid.get("/Type") == Name.MCR:
                    nodes.append(
                        {
                            "tag": "", "depth": depth + 1,
                            "text": texts[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""),
                        }
                    )

        tree = root.StructTreeRoot.K
        for kid in list(tree) if isinstance(tree, Array) else [tree]:
            walk(kid, 0, None)

        bookmarks = []

        def outline(items, depth):
            for item in items:
                bookmarks.append([depth, item.title])
                outline(item.children, depth + 1)

        with pdf.open_outline() as found:
            outline(found.root, 0)
        xmp = pdf.open_metadata()
        print(
            json.dumps(
                {
                    "pdfa": [xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")],
                    "pdfua": xmp.get("pdfuaid:part"),
                    "title": str(pdf.docinfo.get("/Title", "")),
                    "author": str(pdf.docinfo.get("/Author", "")),
                    "created": str(pdf.docinfo.get("/CreationDate", "")),
                    "language": str(root.get("/Lang", "")),
                    "marked": bool(root.MarkInfo.Marked),
                    "showsTitle": bool(root.ViewerPreferences.DisplayDocTitle),
                    "embedded": all(
                        "/FontDescriptor" in font.DescendantFonts[0]
                        and any(
                            key in font.DescendantFonts[0].FontDescriptor
                            for key in ("/FontFile", "/FontFile2", "/FontFile3")
                        )
                        for page in pdf.pages
                        for font in page.Resources.get("/Font", {}).values()
                    ),
                    "lying": [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages],
                    "stray": stray,
                    "bookmarks": bookmarks,
                    "nodes": nodes,
                }
            )
        )


main(sys.argv[1])
