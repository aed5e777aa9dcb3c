/// steps.txt: what the example's people did and when, one command a line.
enum StepsFile {
  /// The file.
  static let bytes = Array((text + "\n").utf8)

  private static let text = """
    # The playbook of the example municipality: INSTANT | ACTOR | COMMAND AND ARGUMENTS | REASON
    # File names are relative to this folder. Written by MakeExamples.
    2018-01-08T07:15:00Z | ekonom | new --board Socialnämnden --municipality Exempelkommunen | Nytt lager för nämnden
    2018-01-08T07:31:00Z | ekonom | import units units.csv | Organisationen från årsskiftet
    2018-01-08T07:44:00Z | ekonom | import codes codes.csv | Kommunens kodplan
    2018-01-08T08:05:00Z | ekonom | import statements statements.csv | Uppställningar för drift och investering
    2018-01-08T08:20:00Z | ekonom | import areas areas.csv | Nämndens uppföljningsområden
    2018-01-08T08:26:00Z | ekonom | import watched watched.csv | Rader som nämnden följer varje månad
    2018-01-08T08:41:00Z | ekonom | import mapping mapping.csv | Så läses utdraget ur huvudboken
    2018-01-09T09:10:00Z | ekonom | import frames frames-2018.csv | Ram enligt fullmäktiges beslut i november 2017
    2018-01-09T09:25:00Z | ekonom | import budget budget-2018.csv --year 2018 --name "Budget 2018" --sign report \
    | Nämndens budget
    2018-12-03T08:30:00Z | ekonom | import frames frames-2019.csv | Ram enligt fullmäktiges beslut i november 2018
    2018-12-19T12:40:00Z | ekonom | import budget budget-2019-v1.csv --year 2019 --name "Budget 2019" --sign report \
    | Nämndens budget
    2019-01-14T08:10:00Z | nämndsekreterare | import occasions occasions-2019.csv | Årets uppföljningar är planerade
    2019-01-14T08:20:00Z | nämndsekreterare | import calendar calendar-2019.csv --year 2019 \
    --meetings meetings-2019.csv \
    | Kalendern för året
    2019-01-14T08:25:00Z | nämndsekreterare | plan occasions 2019 | Kalendern för året
    2019-01-14T08:40:00Z | ekonom | import roles roles.csv | Vem som har vilken roll
    2019-02-05T07:50:00Z | ekonom | import ledger ledger-2018.se \
    --source huvudbok --status closed --extracted 2019-02-04 \
    | Bokslutet 2018
    2019-02-07T08:02:00Z | ekonom | import ledger ledger-2019-01.se \
    --source huvudbok --status preliminary --extracted 2019-02-06 \
    | Januari
    2019-03-07T08:11:00Z | ekonom | import ledger ledger-2019-02.se \
    --source huvudbok --status preliminary --extracted 2019-03-06 \
    | Februari
    2019-04-01T11:35:00Z | ekonom | import frames frames.csv | Fullmäktige sänkte ramen den 27 mars
    2019-04-02T06:48:00Z | ekonom | import budget budget-2019-v2.csv \
    --year 2019 --name "Budget 2019 efter ramändring" --sign report \
    | Sänkt ram
    2019-04-05T06:20:00Z | ekonom | import ledger ledger-2019-03.se \
    --source huvudbok --status closed --extracted 2019-04-04 \
    | Mars
    2019-04-10T12:15:00Z | ekonom | import forecast forecast-2019-03.csv --period 2019-03 --sign report \
    | Prognos efter mars
    2019-04-25T08:20:00Z | ekonom | reallocate --year 2019 \
    --from ansvar=30210,konto=5110 --to ansvar=31110,konto=5110 --amount 250 --unit tkr --from-month 2019-05 \
    --decision "SN 2019-04-23 § 40" \
    | En halv tjänst flyttas från ekonomi till mottagning
    2019-05-06T06:10:00Z | ekonom | import stand-ins stand-ins.csv | Ställföreträdare för Missbruk och beroende
    2019-05-07T06:25:00Z | ekonom | import ledger ledger-2019-04.se \
    --source huvudbok --status closed --extracted 2019-05-06 \
    | April
    2019-05-08T07:45:00Z | ekonom | import adjustments adjustments-2019-04.csv --sign report \
    | Periodiseringar, nedskrivning och jämförelse med 2018
    2019-05-10T11:05:00Z | ekonom | import forecast forecast-2019-04.csv --period 2019-04 --sign report \
    | Prognos efter april
    2019-05-10T11:30:00Z | ekonom | import assumptions assumptions-2019-04.csv --sign report | Vad prognosen räknar med
    \(WorkFiles.april)
    \(LockSteps.beforeTheMeeting)
    2019-05-22T07:30:00Z | nämndsekreterare | import occasions occasions.csv | Nämnden beslutade den 21 maj
    2019-05-22T07:40:00Z | ekonom | import counterparties counterparties.csv | Motparter inom nämnden och kommunen
    2019-05-22T07:45:00Z | ekonom | import internal-agreements internal-agreements.csv \
    | Överenskommelser med andra nämnder
    \(LockSteps.afterTheMeeting)
    2019-05-24T09:20:00Z | ekonom | import volumes volumes-2019-04.csv \
    | Antal vårddygn, placeringar och timmar till april
    """
}
