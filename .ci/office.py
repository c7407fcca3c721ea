#!/usr/bin/env python3
"""LibreOffice as a reader and as a hand: looks at workbooks, and fills an attendance list as somebody at the door would.

    office.py look FILE               prints what a print of each sheet repeats, its choice lists, and its wrong formulas, one thing a line
    office.py fill FILE OUT ROW...    fills rows of an attendance list and saves it as .xlsx; ROW is NAME=STATUS[,CAME[,SUBSTITUTE]], or +NAME=FUNCTION for a guest

LibreOffice runs without a window, in a profile of its own, and is ended in any case.
"""

import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(pipe):
    """Returns LibreOffice's desktop, waiting until it answers."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.25)
    sys.exit("LibreOffice does not answer")


def cells(sheet):
    """Returns the used part of a sheet as rows of texts."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    area = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
    return [[str(value) for value in row] for row in area.getDataArray()]


def look(document):
    for name in document.Sheets.ElementNames:
        sheet = document.Sheets.getByName(name)
        if sheet.PrintTitleRows:
            rows = sheet.TitleRows
            head = sheet.getCellRangeByPosition(0, rows.StartRow, 8, rows.EndRow).getDataArray()[0]
            print(f"{name}: repeats " + "|".join(str(h) for h in head if h != ""))
        formulas = wrong = 0
        for row in range(len(cells(sheet))):
            for column in range(40):
                cell = sheet.getCellByPosition(column, row)
                if cell.Type.value == "FORMULA":
                    formulas += 1
                    wrong += cell.getError() != 0
        print(f"{name}: {formulas} formulas, {wrong} wrong")
        seen = set()
        for row in range(len(cells(sheet))):
            for column in range(12):
                validation = sheet.getCellByPosition(column, row).Validation
                if validation.Type.value == "LIST":
                    seen.add(validation.getFormula1())
        for choices in sorted(seen):
            print(f"{name}: choice of {choices}")
        hidden = [i for i in range(12) if not sheet.Columns.getByIndex(i).IsVisible]
        if hidden:
            print(f"{name}: hidden columns {hidden}")


def fill(document, rows):
    sheet = document.Sheets.getByIndex(0)
    grid = cells(sheet)
    head = next(i for i, row in enumerate(grid) if "Name" in row and "Status" in row)
    place = {title: grid[head].index(title) for title in ("Name", "Funktion", "Status", "Gekommen", "Vertretung")}

    def put(row, title, text):
        sheet.getCellByPosition(place[title], row).setString(text)

    # A filter set or a row inserted on the way must do no harm.
    sheet.Rows.insertByIndex(head + 3, 1)
    grid = cells(sheet)
    for order in rows:
        who, _, what = order.partition("=")
        if who.startswith("+"):
            row = next(i for i in range(head + 1, len(grid)) if grid[i][0] not in ("", "Nr.") and grid[i][place["Name"]] == "")
            put(row, "Name", who[1:])
            put(row, "Funktion", what)
            put(row, "Status", "anwesend")
            grid[row][place["Name"]] = who
            continue
        row = next(i for i in range(head + 1, len(grid)) if grid[i][place["Name"]].startswith(who))
        for title, text in zip(("Status", "Gekommen", "Vertretung"), what.split(",")):
            if text:
                put(row, title, text)


def main():
    pipe = f"rundertisch-{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--invisible", "--norestore", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            desktop = connect(pipe)
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(sys.argv[2])), "_blank", 0, (prop("Hidden", True),))
            if sys.argv[1] == "look":
                look(document)
            else:
                fill(document, sys.argv[4:])
                document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(sys.argv[3])), (prop("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(False)
            desktop.terminate()
            office.wait(30)
        finally:
            office.kill()


main()
