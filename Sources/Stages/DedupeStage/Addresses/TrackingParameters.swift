/// Parameters of a query that say where a reader came from, and not which page it is.
enum TrackingParameters {
  /// Looks at a parameter.
  ///
  /// - Parameters:
  ///   - name: Its name, in lower case.
  ///   - value: Its value.
  /// - Returns: Whether it is one.
  static func contains(_ name: String, value: String) -> Bool {
    if names.contains(name) || prefixes.contains(where: { name.hasPrefix($0) }) { return true }
    if name == "feature" { return features.contains(value.lowercased()) }
    // These may tell pages apart, and do not where they name a channel.
    return mixed.contains(name) && channels.contains(value.lowercased())
  }

  private static let prefixes = [
    "utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "wt_", "ns_", "itm_", "__twitter_",
  ]

  private static let names: Set<String> = [
    // Advertising networks and mailings.
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid",
    "ttclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok",
    "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "s_cid", "s_kwcid", "ef_id", "epik",
    "rb_clickid", "wickedid", "irclickid", "srsltid", "_openstat", "zanpid", "trk", "trkid",
    // Counting of visits.
    "_ga", "_gl", "cmp", "cmpid", "cmp_id", "campaign_id", "ocid", "icid", "intcid", "ito", "smid",
    "sref", "ref_src", "ref_url", "referrer", "xtor", "soc_src", "soc_trk", "guccounter",
    "guce_referrer", "guce_referrer_sig", "spm", "scm", "share", "sharetype", "feedtype",
    // Sessions and formats.
    "phpsessid", "jsessionid", "sessionid", "amp", "amp_js_v", "amp_gsa", "usqp", "outputtype",
    "_amp",
  ]

  private static let mixed: Set<String> = [
    "ref", "source", "src", "from", "partner", "feed", "via", "output", "rss", "cid",
  ]

  /// Where a video was opened or passed on from, as its platform says.
  private static let features: Set<String> = [
    "share", "shared", "youtu.be", "player_embedded", "emb_logo", "emb_title", "emb_rel_end",
    "oembed",
  ]

  private static let channels: Set<String> = [
    "rss", "feed", "feeds", "atom", "twitter", "facebook", "x", "newsletter", "email", "mail",
    "googlenews", "google", "amp", "social", "push", "home", "homepage", "rssfeed", "1", "true",
  ]
}
