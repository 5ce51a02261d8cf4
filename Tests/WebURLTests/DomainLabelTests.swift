import Testing
import WebURL

/// Domains that are not ASCII: the validity criteria of UTS #46.
@Suite struct DomainLabelTests {
  @Test(
    arguments: URLCase.table(
      #"""
      http://\#u{301}a/ » !domainToASCII
      http://é.\#u{301}a/ » !domainToASCII
      http://\#u{903}/ » !domainToASCII
      http://a\#u{301}/ » http://xn--1ca/
      http://\#u{94D}/ » !domainToASCII
      """#))
  func labelsDoNotBeginWithAMark(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://é.xn--zca/ » http://xn--9ca.xn--zca/
      http://é.XN--ZCA/ » http://xn--9ca.xn--zca/
      http://é.xn--4ca/ » http://xn--9ca.xn--4ca/
      http://é.xn--fa-hia.de/ » http://xn--9ca.xn--fa-hia.de/
      http://ｘn--zca/ » http://xn--zca/
      http://xn--zca\#u{3002}/ » http://xn--zca./
      http://%78n--zca.é/ » http://xn--zca.xn--9ca/
      """#))
  func encodedLabelsAreValidInDomainsThatAreNotASCII(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://é.xn--/ » !domainToASCII
      http://é.xn--a/ » !domainToASCII
      http://é.xn--a-/ » !domainToASCII
      http://é.xn--abc-/ » !domainToASCII
      http://é.xn---zca/ » !domainToASCII
      http://é.xn--8i7caa/ » !domainToASCII
      http://é.xn--0ca!/ » !domainToASCII
      http://é.xn--99999999/ » !domainToASCII
      http://é.xn--zz/ » !domainToASCII
      http://xn--é/ » !domainToASCII
      http://é.xn--a-ecp/ » !domainToASCII
      http://é.xn--ls8h9/ » !domainToASCII
      http://é.xn--wgv71a119e9/ » !domainToASCII
      http://é.xn--xn---epa/ » !domainToASCII
      http://é.xn--tda00f/ » http://xn--9ca.xn--tda00f/
      """#))
  func encodedLabelsThatAreNotFail(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://\#u{915}\#u{94D}\#u{200C}\#u{937}/ » http://xn--11b2ezcs70k/
      http://a\#u{200C}b/ » !domainToASCII
      http://\#u{200C}/ » !domainToASCII
      http://a\#u{200C}/ » !domainToASCII
      http://\#u{628}\#u{200C}\#u{628}/ » http://xn--ngba799q/
      http://\#u{628}\#u{200C}a/ » !domainToASCII
      http://\#u{627}\#u{200C}\#u{628}/ » !domainToASCII
      http://\#u{628}\#u{200C}\#u{627}/ » http://xn--mgbb899q/
      http://\#u{628}\#u{64B}\#u{200C}\#u{64B}\#u{628}/ » http://xn--ngba8ha8704a/
      http://\#u{646}\#u{627}\#u{645}\#u{647}\#u{200C}\#u{627}\#u{6CC}/ » http://xn--mgba3gch31f060k/
      http://é.xn--ab-j1t/ » !domainToASCII
      http://\#u{915}\#u{200C}\#u{937}/ » !domainToASCII
      """#))
  func nonJoinersStandWhereTheyChangeSomething(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://\#u{915}\#u{94D}\#u{200D}\#u{937}/ » http://xn--11b2ezcw70k/
      http://\#u{915}\#u{200D}\#u{937}/ » !domainToASCII
      http://\#u{200D}/ » !domainToASCII
      http://a\#u{200D}b/ » !domainToASCII
      http://\#u{628}\#u{200D}\#u{628}/ » !domainToASCII
      http://\#u{1F468}\#u{200D}\#u{1F469}/ » !domainToASCII
      http://\#u{DC1}\#u{DCA}\#u{200D}\#u{DBB}\#u{DD3}/ » http://xn--10cl1a0b660p/
      """#))
  func joinersFollowAVirama(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://\#u{5D0}/ » http://xn--4db/
      http://\#u{5D0}\#u{5D1}.com/ » http://xn--4dbc.com/
      http://\#u{5D0}1/ » http://xn--1-zhc/
      http://1\#u{5D0}/ » !domainToASCII
      http://\#u{5D0}a/ » !domainToASCII
      http://a\#u{5D0}/ » !domainToASCII
      http://\#u{5D0}\#u{660}/ » http://xn--4db20a/
      http://\#u{5D0}1\#u{660}/ » !domainToASCII
      http://\#u{5D0}-/ » !domainToASCII
      http://\#u{5D0}-\#u{5D1}/ » http://xn----zhce/
      http://\#u{5D0}\#u{5B0}/ » http://xn--7cb7d/
      http://-\#u{5D0}/ » !domainToASCII
      http://\#u{5D0}!/ » !domainToASCII
      http://\#u{5D0}!\#u{5D1}/ » http://xn--!-zhce/
      http://\#u{5D0}\#u{6F1}/ » http://xn--4db29c/
      http://\#u{5D0}‧/ » !domainToASCII
      """#))
  func rightToLeftLabelsFollowTheBidiRule(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://\#u{5D0}.a/ » http://xn--4db.a/
      http://\#u{5D0}.1a/ » !domainToASCII
      http://\#u{5D0}.a1/ » http://xn--4db.a1/
      http://\#u{5D0}.a-/ » !domainToASCII
      http://\#u{5D0}.-a/ » !domainToASCII
      http://\#u{5D0}.a!b/ » http://xn--4db.a!b/
      http://a-.\#u{5D0}/ » !domainToASCII
      http://\#u{5D0}..a/ » http://xn--4db..a/
      http://\#u{5D0}./ » http://xn--4db./
      http://\#u{5D0}.é/ » http://xn--4db.xn--9ca/
      http://\#u{5D0}.xn--4db/ » http://xn--4db.xn--4db/
      http://é.xn--4db/ » http://xn--9ca.xn--4db/
      http://1a.é.xn--4db/ » !domainToASCII
      http://0a.\#u{628}/ » !domainToASCII
      http://\#u{660}.a/ » !domainToASCII
      http://\#u{5D0}.é\#u{301}/ » http://xn--4db.xn--9ca68h/
      http://\#u{5D0}.1/ » !domainToASCII
      http://a_.\#u{5D0}/ » !domainToASCII
      """#))
  func oneRightToLeftLabelBindsAllOthers(_ example: URLCase) {
    example.check()
  }

  @Test(
    arguments: URLCase.table(
      #"""
      http://éaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/ » http://xn--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-9cg/
      http://é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é.é./ » http://xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca.xn--9ca./
      http://a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.b/ » http://a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.b/
      """#))
  func longLabelsAreAllowed(_ example: URLCase) {
    example.check()
  }
}
