public import PipeKit
public import TextSummarizer

extension SummaryMethod: SettingValue {}
