/// The way of April's report through the bodies: what was locked for whom, an invoice that stood twice in the year of
/// comparison, and what the board decided.
enum LockSteps {
  /// Until the board meets.
  static let beforeTheMeeting = """
    2019-05-13T14:20:00Z | ekonom | import ledger ledger-2018-04-322.csv \(selection) --extracted 2019-05-13 \
    | Jämförelsetal för ansvar 322 efter ny kontroll
    2019-05-14T06:50:00Z | controller | lock report --period 2019-04 --body "facklig samverkan" --format html \
    | Inför samverkan den 14 maj
    2019-05-15T06:40:00Z | controller | lock report --period 2019-04 --body presidiet --format html \
    | Inför presidiets beredning
    2019-05-15T12:25:00Z | ekonom | import ledger correction-322.csv \(selection) --extracted 2019-05-15 \
    | En faktura i april 2018 stod två gånger i filen
    2019-05-15T12:40:00Z | controller | correct report --period 2019-04 --body presidiet --format html \
    | En faktura för behandlingshem stod två gånger i jämförelsetalen för april 2018
    2019-05-16T07:05:00Z | controller | lock report --period 2019-04 --body arbetsutskottet --format html \
    | Inför arbetsutskottet
    2019-05-16T13:30:00Z | controller | lock report --period 2019-04 --body nämnden --format html,docx,xlsx \
    | Kallelsen till nämnden
    """

  /// After it.
  static let afterTheMeeting = """
    2019-05-22T08:10:00Z | nämndsekreterare | establish 2019-04/5 --meeting 2019-05-21 --section "§ 52" \
    | Nämnden fastställde vårbokslutet
    2019-05-24T09:00:00Z | nämndsekreterare | lock report --period 2019-04 --body expediering --format html,docx \
    | Till kommunstyrelsen och revisorerna
    """

  private static let selection =
    "--source huvudbok --months 2018-04 --selection ansvar=322 --status closed --confirm"
}
