"""Prints as JSON what python-docx finds in each Word file of a folder, and what openxml-audit finds wrong with it."""

import json
import pathlib
import sys

import docx
from docx.oxml.ns import qn
from openxml_audit import FileFormat, OpenXmlValidator

validator = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=20)


def read(path):
    document = docx.Document(path)
    paragraphs = [(p.style.name, p.text) for p in document.paragraphs]
    return {
        "title": document.core_properties.title,
        "author": document.core_properties.author,
        "language": document.core_properties.language,
        "headings": [f"{style}: {text}" for style, text in paragraphs if style.startswith("Heading")],
        "captions": [text for style, text in paragraphs if style == "Caption"],
        "tables": [table(t) for t in document.tables],
        "pictures": [shape._inline.docPr.get("descr") for shape in document.inline_shapes],
        "orientations": [int(s.orientation) for s in document.sections],
        "headers": [text(s.header) for s in document.sections],
        "footers": [text(s.footer) for s in document.sections],
        "faults": [str(error) for error in validator.validate(path).errors],
    }


def table(table):
    first = table.rows[0]._tr.trPr if table.rows else None
    return {
        "head": [cell.text for cell in table.rows[0].cells],
        "repeats": first is not None and first.find(qn("w:tblHeader")) is not None,
        "rows": [[cell.text for cell in row.cells] for row in table.rows[1:]],
    }


def text(part):
    return "\n".join(p.text for p in part.paragraphs)


print(json.dumps([read(path) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.docx"))]))
