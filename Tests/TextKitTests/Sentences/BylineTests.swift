import Testing

@testable import TextKit

@Suite struct BylineTests {
  @Test(arguments: [
    "By Jane Doe.", "By Jane Doe and Tom Abara in Berlin.", "Von Anna Schmidt.",
    "Par Jean Dupont à Paris.", "Por Ana Vega.", "Photo: The river on Monday.", "Foto: dpa.",
    "Photo : AFP.", "Foto: Der Fluss am Montag.", "Bild: dpa.", "Quelle: Reuters.",
    "Credit: Jane Doe.", "Video: Jane Doe.", "Foto © Ana Vega.", "Photo/Jane Doe.",
    "Getty Images.", "AP Photo.", "REUTERS/Ines Calder.", "Ines Calder/AP.",
    "AP Photo/Ines Calder.", "Ines van der Calder/Getty Images.", "Ann Lee, Staff Writer.",
  ])
  func namesWhoMadeTheTextOrThePicture(text: String) {
    let isByline = Byline.matches(text.utf8Span.span)
    #expect(isByline)
  }

  @Test(arguments: [
    "By Friday the river had fallen.", "Von Berlin nach Hamburg fährt kein Zug.",
    "Par chance, il pleuvait.", "Por la noche llovió.",
    "Photo: the river is what counts here.", "Photo/video sites grew by a tenth.",
    "Video: The minister knew of it.", "Bild: Der Minister wusste davon.",
    "Quelle: Das Ministerium wusste davon.", "Credit: The bank lends to all.",
    "Image/sound files were lost.", "Photos of the flood went around the world.",
    "Reuters/Ipsos polls show it.", "Getty Images sold its archive.",
    "The judge ruled against Getty Images.", "Reuters reported that the river fell.",
    "AP and Reuters say that the river fell.", "reporting by hand is slow.",
    "text by text the book grew.", "Berlin/Hamburg.",
  ])
  func aSentenceThatBeginsAlikeIsNone(text: String) {
    let isByline = Byline.matches(text.utf8Span.span)
    #expect(!isByline)
  }
}
