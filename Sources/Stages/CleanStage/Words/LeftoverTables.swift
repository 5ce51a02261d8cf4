/// The phrases of ``Leftovers``, one a line, as ``Leftovers/plain(_:)`` writes them.
enum LeftoverTables {
  /// Headings of parts that do not belong to an article: what follows goes with them.
  static let sections = """
    related
    related posts
    related articles
    related stories
    related content
    related news
    related links
    related topics
    related reading
    related coverage
    more stories
    more news
    more on this
    more on this story
    more on this topic
    more like this
    more from this author
    most read
    most popular
    popular posts
    popular articles
    trending
    trending now
    trending stories
    latest news
    latest posts
    latest stories
    latest articles
    recent posts
    recent articles
    recommended
    recommended for you
    recommended reading
    recommended articles
    recommended stories
    you may also like
    you might also like
    you may also be interested in
    you might also be interested in
    you may like
    you might like
    also of interest
    read next
    up next
    what to read next
    see also
    editor s picks
    editors picks
    don t miss
    from our partners
    sponsored content
    around the web
    from the web
    comments are closed
    leave a comment
    leave a reply
    post a comment
    add a comment
    write a comment
    join the conversation
    join the discussion
    your choices
    in diesem artikel
    auf dieser seite
    cancel reply
    share this
    share this article
    share this story
    share this post
    share this page
    subscribe
    subscribe to our newsletter
    sign up for our newsletter
    stay connected
    follow us
    stay in touch
    in this article
    on this page
    table of contents
    further reading
    ähnliche artikel
    ähnliche beiträge
    verwandte artikel
    verwandte beiträge
    verwandte themen
    weitere artikel
    weitere beiträge
    weitere themen
    weitere nachrichten
    weitere news
    weitere meldungen
    mehr zum thema
    mehr themen
    mehr artikel
    mehr aus dem ressort
    das könnte sie auch interessieren
    das könnte dich auch interessieren
    das könnte sie interessieren
    das könnte dich interessieren
    könnte dich auch interessieren
    das könnte ihnen auch gefallen
    das könnte dir auch gefallen
    auch interessant
    auch lesenswert
    lesen sie auch
    lesen sie mehr
    meistgelesen
    meist gelesen
    meistgelesene artikel
    meist diskutiert
    beliebte beiträge
    beliebte artikel
    empfohlene beiträge
    empfohlene artikel
    empfehlungen der redaktion
    empfehlungen aus der redaktion
    zum weiterlesen
    weiterlesen
    neueste beiträge
    letzte beiträge
    aktuelle beiträge
    kommentar schreiben
    kommentar hinterlassen
    kommentieren
    schreibe einen kommentar
    schreiben sie einen kommentar
    hinterlasse eine antwort
    antwort hinterlassen
    zur person
    artikel teilen
    beitrag teilen
    diesen artikel teilen
    inhaltsverzeichnis
    à lire aussi
    lire aussi
    a lire aussi
    articles similaires
    articles liés
    articles connexes
    sur le même sujet
    dans la même rubrique
    à lire également
    les plus lus
    laisser un commentaire
    poster un commentaire
    partager cet article
    sommaire
    artículos relacionados
    noticias relacionadas
    temas relacionados
    contenido relacionado
    te puede interesar
    le puede interesar
    también te puede interesar
    te podría interesar
    más noticias
    más leídas
    lo más leído
    las más leídas
    deja un comentario
    deja una respuesta
    artigos relacionados
    notícias relacionadas
    veja também
    leia também
    leia mais
    mais lidas
    deixe um comentário
    articoli correlati
    potrebbe interessarti
    potrebbe interessarti anche
    ti potrebbe interessare
    leggi anche
    lascia un commento
    i più letti
    gerelateerde artikelen
    lees ook
    lees meer
    meer over dit onderwerp
    laat een reactie achter
    zobacz także
    zobacz też
    czytaj także
    czytaj też
    czytaj również
    powiązane artykuły
    dodaj komentarz
    ilgili haberler
    ilgili yazılar
    читайте также
    похожие статьи
    похожие записи
    смотрите также
    související články
    liittyvät artikkelit
    läs också
    läs mer
    les også
    relaterade artiklar
    関連記事
    相关文章
    相关阅读
    相关新闻
    """

  /// Headings of what readers have written.
  static let comments = """
    comments
    readers comments
    your comments
    reader comments
    conversation comments
    comments on this article
    kommentare zum artikel
    kommentare zu diesem artikel
    kommentare
    commentaires
    comentarios
    comentários
    commenti
    reacties
    komentarze
    yorumlar
    комментарии
    """

  /// Headings of what is told of those who wrote the text.
  static let authors = """
    about the author
    about the authors
    about author
    about the writer
    meet the author
    über den autor
    über die autorin
    über die autoren
    zum autor
    der autor
    die autorin
    à propos de l auteur
    sobre el autor
    """

  /// Lines that are left out by themselves.
  static let lines = """
    for immediate release
    advertisement
    advertisements
    advertising
    advert
    ad
    sponsored
    promoted
    advertisement scroll to continue
    advertisement continue reading below
    continue reading
    continue reading below
    story continues below
    story continues below advertisement
    article continues below
    article continues after ad
    read more
    learn more
    find out more
    more
    show more
    load more
    view more
    see more
    see all
    view all
    read the full story
    read full article
    click here
    share
    teilen
    partager
    comparte
    compartir
    compartilhe
    condividi
    tweet
    pin
    pin it
    email
    e mail
    print
    save
    copy link
    like
    like this
    like loading
    loading
    loading please wait
    please wait
    you need to enable javascript to run this app
    please enable javascript
    please enable javascript to continue
    please enable javascript to view this page
    this page requires javascript
    javascript is required
    your email address will not be published
    your email address will not be published required fields are marked
    required fields are marked
    share on facebook
    share on twitter
    share on linkedin
    share on whatsapp
    share via email
    share this with
    facebook
    twitter
    whatsapp
    linkedin
    pinterest
    instagram
    reddit
    telegram
    skip to content
    skip to main content
    skip to navigation
    back to top
    go to top
    top
    next
    previous
    next article
    previous article
    next post
    previous post
    home
    menu
    search
    close
    reply
    report
    permalink
    no comments
    log in to comment
    log in
    login
    sign in
    sign up
    register
    subscribe now
    subscribe today
    sign up here
    tags
    topics
    filed under
    all rights reserved
    view comments
    add to favorites
    listen to this article
    listen
    show new posts
    was this article helpful
    was this helpful
    was this page helpful
    yes no
    enlarge image
    view gallery
    anzeige
    werbung
    anzeigen
    externer inhalt
    inhalt teilen
    mehr
    mehr lesen
    mehr erfahren
    mehr anzeigen
    mehr infos
    drucken
    merken
    nach oben
    zurück
    weiter
    zurück zur übersicht
    zurück zur startseite
    zur startseite
    startseite
    zum inhalt springen
    bild anzeigen
    kommentare geschlossen
    antworten
    abonnieren
    jetzt abonnieren
    rezept drucken
    alle angaben ohne gewähr
    drukuj
    publicité
    lire la suite
    en savoir plus
    imprimer
    publicidad
    leer más
    seguir leyendo
    imprimir
    publicidade
    continua a leggere
    pubblicità
    leggi tutto
    advertentie
    reklama
    reklam
    реклама
    читать далее
    広告
    广告
    """

  /// What a line to be left out begins with.
  static let starts = """
    read more
    read also
    read next
    also read
    see also
    more on this
    click here to
    click to share
    sign up for
    sign up to
    subscribe to
    subscribe now
    follow us on
    follow me on
    follow us
    share this
    share on
    leave a comment
    leave a reply
    posted in
    posted by
    posted on
    filed under
    tagged with
    tagged
    last updated
    last modified
    reporting by
    additional reporting by
    editing by
    our standards
    suggested topics
    suggested citation
    all rights reserved
    copyright
    this entry was posted
    you can follow any responses
    if you enjoyed this
    if you liked this
    enjoyed this article
    never miss
    get the latest
    get our
    download our app
    join our
    support our
    did you like this article
    did you enjoy this article
    you must be logged in
    please log in
    you can unsubscribe
    view all posts by
    more from
    was this article
    was this page
    was this helpful
    was this explainer
    this site uses cookies
    we use cookies
    this website uses cookies
    lesen sie auch
    lesen sie hier
    lesen sie mehr
    lesen sie dazu
    lies auch
    mehr zum thema
    mehr dazu
    siehe auch
    dieser beitrag wurde
    dieser eintrag wurde
    der beitrag wurde
    dieser artikel wurde
    veröffentlicht am
    veröffentlicht in
    kommentare geschlossen
    schreibe einen kommentar
    folgen sie uns
    folge uns
    folgt uns
    jetzt abonnieren
    mit der anmeldung
    mit deiner anmeldung
    wir verwenden cookies
    diese website verwendet cookies
    sie müssen sich einloggen
    das könnte sie auch
    das könnte dich auch
    auch interessant
    weitere infos unter
    zum weiterlesen
    möchten sie den artikel teilen
    war der artikel
    gefällt dir
    lire aussi
    à lire aussi
    a lire aussi
    lire également
    suivez nous
    inscrivez vous
    abonnez vous
    lea también
    lea además
    lee también
    leer también
    le puede interesar
    te puede interesar
    te recomendamos
    puedes ver
    vea también
    ver también
    mira también
    síguenos
    siguenos
    suscríbete
    suscríbase
    únete a
    leia também
    leia mais
    veja também
    siga nos
    leggi anche
    leggi pure
    seguici su
    iscriviti
    lees ook
    lees meer
    volg ons
    zobacz także
    zobacz też
    czytaj także
    czytaj też
    czytaj również
    obserwuj nas
    läs också
    läs mer
    les også
    lue myös
    читайте также
    подписывайтесь
    """

  /// Words that make a line of what follows after a colon.
  static let labels = """
    photo
    photos
    image
    images
    picture
    pictures
    photo by
    photo credit
    image credit
    photograph
    credit
    credits
    caption
    source
    sources
    via
    tags
    tag
    topics
    category
    categories
    filed under
    related
    recommended
    also
    more
    read
    read more
    see also
    watch
    share
    author
    by
    written by
    posted
    published
    updated
    date
    editor
    copyright
    contact
    media contact
    foto
    fotos
    bild
    bilder
    titelbild
    beitragsbild
    bildquelle
    bildnachweis
    fotoquelle
    fotocredit
    grafik
    symbolbild
    symbolfoto
    archivbild
    archivfoto
    quelle
    quellen
    stand
    schlagworte
    schlagwörter
    stichworte
    themen
    kategorie
    kategorien
    text
    autor
    autorin
    redaktion
    责任编辑
    mehr
    mehr zum thema
    siehe
    siehe auch
    weiterlesen
    lesen sie auch
    auch interessant
    crédit
    crédits
    crédit photo
    crédits photo
    crédits photos
    crédit photos
    photo d illustration
    auteur
    mots clés
    fuente
    fuentes
    foto cortesía
    imagen
    crédito
    etiquetas
    temas
    mira
    mire
    vea
    lea
    lea también
    vea también
    le puede interesar
    te puede interesar
    además
    fonte
    fonti
    foto di
    leggi anche
    bron
    beeld
    źródło
    zdjęcie
    fot
    tagi
    zobacz
    czytaj
    czytaj też
    kaynak
    фото
    источник
    теги
    kuva
    kilde
    källa
    """
}
