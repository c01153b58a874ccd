//! Words of the trades that référentiels speak of: those that the dictionary lacks, and those that are most often
//! mistyped. They are what an unknown word is compared with; a word that is one of them is right.

use crate::text::near::{Slip, one_slip, same_letters, same_word};
use std::sync::OnceLock;

/// In lower case, with their accents, sorted by their letters without accents; the singular stands for both.
const WORDS: &str = "\
    absentéisme accélérateur accessibilité accompagnement accueil activité adhérent
    administration aérothermie aérothermique affacturage agent-conversationnel agilité
    agriculture agritourisme agrivoltaïque agrivoltaïsme agro-alimentaire agroalimentaire
    agroécologie agroécologique agroforesterie agrotourisme aidance aidant aide-soignant
    aide-soignante algorithmie algorithmique allergène amélioration-continue aménagement
    analyse anamnèse andragogie andragogique animation anonymisation anonymiser
    anticipation antisepsie antivirus application apprenant apprenante apprendre
    apprentissage apprêt approprié appropriée approvisionnement approvisionneur aquaponie
    arboriculture argumentaire argumentation aromathérapie art-thérapie asepsie
    assainissement assurtech asynchrone audioconférence audioprothèse audioprothésiste
    audiovisuel authentification auto-entrepreneur auto-évaluation auto-formation
    autoconsommation autodiagnostic autoentrepreneur autoévaluation autoformation
    automaticien automatisme autonomie autonomisation autopositionnement autopromotion
    autorégulation auxiliaire back-end back-office backend backlink backlog backoffice
    balisage bancassurance banchage bardage barista barman bartender bas-carbone
    bâtiment benchmark benchmarker benchmarking bénéficiaire bénévolat bénévole
    bientraitance bienveillance big-data billetterie biocarburant biocide bioclimatique
    bioclimatisme biodéchet biodiversité biomimétisme bionettoyage biosourcé biosourcée
    bistronomie blended-learning blockchain blogging blogueur blogueuse bore-out
    boulangerie brainstorming branding brasage budget budgéter budgétisation burn-out
    calendrier calfeutrement call-to-action calorifugeage calorifuger candidat
    caractéristique cariste carte-mentale catégorie certifiant certifiante certificateur
    certification certificatrice charpenterie chatbot chatgpt chaudronnerie chaudronnier
    chiffrement chiropracteur chiropraxie chocolaterie click-and-collect climaticien
    climatisation closing cloud cloud-computing co-conception co-construction co-création
    co-design co-développement co-évaluation coach coaching cobot cobotique cobranding
    coconception coconstruction coconstruire cocréation codesign codéveloppement
    coévaluation coffrage cogénération cohabitation cohérence collaborateur collaboratif
    collaboration collaborative colocation comanagement commercial communication
    community-management community-manager compétence complexité comportement comptabilité
    comptable conception conciergerie confidentialité configuration configurer confiserie
    conformité connaissance conseil consignation consigner construction contactologie
    conteneurisation conteneuriser contractuel contractuelle contribution controlling
    cookie cooptation coordination copywriter copywriting cotation cotraitance
    cotravail coworking créativité cross-canal cross-docking cross-média cross-sell
    cross-selling crosscanal crowdfunding crowdsourcing cryptographie cuisinier cuisson
    culture curation curative cyberattaque cybercriminalité cyberdéfense cyberespace
    cyberharcèlement cybermenace cyberrisque cybersécurité dashboard data-analyst
    data-scientist datacenter datalake datascientist dataset datavisualisation dataviz
    débogage déboguer débogueur débroussaillage décarbonation décarboné décarboner
    décision décontamination deep-learning déficience défiscalisation délégation démarque
    dématérialisation dématérialiser déontologie déontologique dépistage déploiement
    développement développement-durable développer devops diagnostic diagnostiqueur
    didacticiel didactique diététique différent différente diffusion digitalisation
    digitaliser disponibilité distanciel document documentation domotique dressage
    drive drop-shipping dropshipping durabilité dyscalculie dysfonctionnement dyslexie
    dysphasie dyspraxie e-administration e-book e-commerçant e-commerçante e-commerce
    e-learning e-mail e-mailing e-marketing e-merchandising e-portfolio e-publicité
    e-recrutement e-réputation e-santé e-service e-sport e-tourisme échantillon
    échantillonnage échéancier éclairagiste éco-citoyen éco-conception éco-concevoir
    éco-conçu éco-conduite éco-geste éco-matériaux éco-quartier éco-responsabilité
    éco-responsable écoblanchiment écocitoyen écocitoyenneté écoconception écoconcevoir
    écoconçu écoconduite écogeste écolabel écomatériau écomatériaux économique
    écoparticipation écoquartier écoresponsabilité écoresponsable écosystème écosystémique
    écotourisme éditorialisation éditorialiser edtech efficacité élaboration élagage
    élagueur électromécanique électropneumatique électrotechnicien électrotechnique éléments
    emailing emoji émoticône employabilité encadrement encaissement engagement
    enseignement entrepreneurial entrepreneuriale entrepreneuriat entreprise entretien
    environnement environnemental environnementale environnementaux épidémiologie équipement
    ergonome ergonomie ergonomique ergothérapeute ergothérapie établissement étanchéifier
    étanchéité éthique évaluation évènementiel événementiel évènementielle événementielle
    évolution exhaustif exhaustivité exigence expérience expérimentation exploitation
    externalisation externaliser extra-financier extrafinancier extranet facilitateur
    facilitation facilitatrice façonnage facturation feedback feedforward fermentation
    ferraillage ferronnerie feuilletage fidélisation fidéliser filetage fintech
    flexitarien folksonomie follower fonctionnalité fonctionnel fonctionnelle
    fonctionnement food-truck foodtech formation fournisseur fraisage framework
    freemium frigorigène frigoriste front-end front-office frontend frontoffice
    full-stack fullstack gamification gastronomie géociblage géolocalisation géomarketing
    géomètre géosourcé géotechnique géothermie géothermique gerbage gerbeur
    gestes-barrières gouvernance greenhushing greentech greenwashing habilitation
    hameçonnage handicap hard-skills hashtag hébergement hébergeur helpdesk
    hémovigilance hétérogène hétérogénéité heuristique hiérarchique hiérarchiser
    homogénéité hôtelier hôtellerie housekeeping hybridation hybride hydraulique
    hydroponie hygiène hypnothérapeute hypnothérapie identification identitovigilance
    illectronisme immotique inbound inclusif inclusive inclusivité incrémental
    incrémentale incubateur indicateur infectiovigilance infiltrométrie influenceur
    influenceuse infogérance infographie infolettre infonuagique information informatique
    infrastructure ingénierie innovant innovation interculturalité interculturel
    interculturelle interdisciplinaire intergénérationnel intergénérationnelle interlocuteur
    interlocutrice internalisation interopérabilité interopérable interprofessionnel
    interprofessionnelle intersectionnalité intervenant intervention intranet intrapreneur
    intrapreneuriat inventaire isostatisme itératif itérative jointoiement juste-à-temps
    kanban kinésiologie landing-page leadership lean-management lean-manufacturing
    législatif législation livestream logiciel-espion logistique low-code ludification
    m-commerce machine-learning maçonnerie magasinage magasinier mailing maillage
    maintenance maltraitance malware management manager managérial managériale
    managériaux manageur manageuse manutention manutentionnaire maquettage
    maquette-numérique maraîchage maraîcher marketing marketplace marque-employeur
    matériovigilance mécatronique médiateur médiation médiation-animale médiatrice
    médico-social médico-sociale médico-sociaux médicosocial médicosociale médicosociaux
    medtech mentorat mentoring merchandiser merchandiseur merchandising métacognitif
    métacognition métadonnée métallerie méthanisation méthaniseur méthode méthodologie
    méthodologique métrologie métrologue micro-entrepreneur micro-entreprise micro-learning
    microblogging microciblage microentreprise microlearning microservice middleware
    mind-mapping mixologie mobile-learning mobilisation mockup modélisation modéliser
    modérateur modération modératrice motion-design multicanal multicanale multiculturel
    multigénérationnel multimédia multimodal multimodale multimodalité musicothérapie
    naming naturopathe naturopathie nécessaire négociateur négociation netlinking
    neuroatypique neurodéveloppement neurodéveloppemental neurodiversité neuromarketing
    neurotypique newsjacking newsletter no-code norme numérique numérisation numériser
    nutritionnel nutritionnelle objectif observation
    offboarding oléohydraulique omnicanal omnicanale omnicanalité onboarding ontologie
    open-data open-source opérationnel opérationnelle optimisation optométrie
    ordonnancement ordonnancer organisation organisationnel organisationnelle
    orthoprothésiste ossature-bois ostéopathe ostéopathie outbound outplacement oxycoupage
    packaging palettisation palettiser panification panifier paramétrable paramétrage
    paramètre paramétrer parcours pare-feu parement parentalité parrainage partenaire
    partenarial partenariat participation pathologie pâtisserie pâtissier paysagisme
    paysagiste pédagogique pentest pentesting perçage péremption pérenniser pérennité
    performance périnatalité permacole permaculture personnalisation personnaliser
    pertinence pertinent pertinente pétrissage pharmacovigilance phishing phoning
    photovoltaïque phygital phytosanitaire phytothérapie picking placoplâtre planification
    plaquiste plonge pluche plug-in plugin pluridisciplinaire pluridisciplinarité
    plurimédia pluripathologie pluriprofessionnel pluriprofessionnelle pneumatique podcast
    podcaster podcasting podologie pointage polyhandicap polyhandicapé polymédication
    polypathologie pompe-à-chaleur positionnement préalable précautionneux préconisation
    précontrainte prédictive premium préparation préprofessionnalisation prérequis
    présentation présentéisme présentiel prestashop prestataire prestation prévention
    préventive priorisation prioriser problématique procédure product-owner production
    professionnalisant professionnalisante professionnalisation professionnalisme professionnel
    professionnelle programmation projet promotion prompt prompting prophylaxie
    proposition proptech prospecteur prospection prospective prototypage prototypeur
    pseudonymisation pseudonymiser psycho-social psycho-sociaux psychoéducation
    psychomotricien psychomotricité psychopédagogie psychosocial psychosociale psychosociaux
    publipostage publirédactionnel puériculteur puéricultrice puériculture qualifiant
    qualité ragréage rançongiciel ransomware rapid-learning réalisation réassort
    réassortiment rebranding réceptionniste recherche reciblage réclamation recommandation
    recrutement recruteur recruteuse recyclage recyclerie rédaction rédactionnel
    réemploi réemployer reengineering refactoring refactorisation refactoriser
    référencement référent référente référentiel réflexologie réflexologue régisseur
    règlementaire réglementaire règlementation réglementation regtech réingénierie
    relationnel relationnelle remarketing remédiation rémunération rentabilité reporting
    représentation reskilling responsabilité responsive responsivité ressource
    ressourcerie restaurateur restauration restitution retargeting rétro-planning
    rétroplanning revalorisation rigoureux rigueur risque robotique room-service
    sandwicherie satisfaction savoir-agir savoir-être savoir-faire scalabilité scalable
    scénarisation scénariser scénographe scénographie scripting scrum scrum-master
    sécurisation sécuriser sécurité sémiologie sensibilisation sensibiliser serverless
    signalétique situation smartphone snacking sobriété social-learning socialwashing
    sociétal sociétale sociétaux socio-économique socio-éducatif socio-éducative
    socio-esthétique socio-professionnel socioéconomique socioéducatif socioesthétique
    sociomédical socioprofessionnel socioprofessionnelle soft-skills soignant soignante
    sommelier sommellerie sonorisation sonoriser sophrologie sophrologue sophronique
    soudobrasage sourcing sous-traitance sous-traitant sous-vide soutenabilité sponsoring
    sprint stagiaire stakeholder start-up startup stérilisation storyboard storyboarder
    storyteller storytelling stratégie stratégique streaming structuration structurer
    superviser supervision supply-chain supports surbooking surcyclage sylviculture
    symptomatologie synchrone synthèse synthétique synthétiser tablette taraudage
    taxonomie team-building teambuilding technique technologie technologique
    téléassistance téléconseiller téléconseillère téléconsultation télédéclaration
    télégestion télémaintenance télémarketing télémédecine téléopérateur téléprocédure
    téléprospecteur téléprospection télésanté téléservice télésoin télésurveillance
    télétravail télétravailleur télévendeur télévente template terrassement territoire
    territorial thématisation thérapeutique thermographie thermoscellage thermoscelleuse
    ticketing tolérancement topographe topographie tourage traçabilité traçage tracking
    traitement transdisciplinaire transformation transmédia transmission transversal
    transversale trésorerie tronçonneuse turnover tutorat tutoriel tuyauterie universel
    up-selling upcycling upsell upselling upskilling usinage utilisabilité utilisateur
    utilisation valorisation végane végétalien végétarien ventilation vérification
    vérifier versioning versionner vidéaste vidéoconférence vidéographie vidéoprojecteur
    vidéoprotection vidéosurveillance viennoiserie vigilance viralité virtualisation
    virtuel visio visioconférence vlogueur vlogueuse voirie vulgarisation vulgariser
    webapp webconférence webdesign webdesigner webdesigneur webinaire webinar weblog
    webmarketeur webmarketeuse webmarketing webmaster webmestre webradio webtoon
    webzine widget wireframe wireframing wordpress yield-management zoothérapie
";

/// English words that a French word resembles: right wherever they stand.
const ENGLISH: &[&str] = &[
    "account",
    "activity",
    "address",
    "adaptive",
    "agency",
    "audience",
    "authentic",
    "brand",
    "character",
    "community",
    "concept",
    "connect",
    "connection",
    "connexion",
    "content",
    "contract",
    "control",
    "creative",
    "creator",
    "custom",
    "customer",
    "development",
    "director",
    "display",
    "document",
    "engagement",
    "engine",
    "exercise",
    "experience",
    "expert",
    "feature",
    "identity",
    "influencer",
    "language",
    "literacy",
    "maker",
    "market",
    "media",
    "method",
    "model",
    "music",
    "native",
    "network",
    "object",
    "office",
    "owner",
    "partner",
    "practice",
    "privacy",
    "process",
    "producer",
    "product",
    "project",
    "quality",
    "reference",
    "research",
    "resource",
    "result",
    "review",
    "search",
    "security",
    "service",
    "skills",
    "social",
    "strategy",
    "stream",
    "studio",
    "support",
    "system",
    "traffic",
    "training",
    "value",
    "video",
    "visual",
];

/// English words that tell that their neighbours are English too, beside those of [`ENGLISH`].
const BESIDE: &[&str] = &[
    "and", "big", "by", "data", "deep", "design", "end", "for", "full", "front", "back", "in", "lead",
    "learning", "of", "on", "peer", "team", "the", "to", "user", "web", "with", "your",
];

fn words() -> &'static [&'static str] {
    static WORDS_LIST: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS_LIST.get_or_init(|| WORDS.split_ascii_whitespace().collect())
}

/// A word without the `s` of its plural, and whether it had one.
pub fn singular(word: &str) -> (&str, bool) {
    match word.strip_suffix(['s', 'S']) {
        Some(stem) => (stem, true),
        None => (word, false),
    }
}

/// The words of the field that begin with the same letter as `word`, and have about its length.
fn alike(word: &str) -> impl Iterator<Item = &'static str> + '_ {
    let first = word.chars().next();
    let begins = move |one: &str| {
        let (Some(a), Some(b)) = (first, one.chars().next()) else { return false };
        a == b || same_letters(a.encode_utf8(&mut [0; 4]), b.encode_utf8(&mut [0; 4]))
    };
    words().iter().copied().filter(move |one| one.len().abs_diff(word.len()) <= 4 && begins(one))
}

/// True when the word is right: it is in the list as it is written, or its singular is; or it is English.
pub fn knows(word: &str) -> bool {
    let right = |word: &str| alike(word).any(|one| same_word(one, word));
    right(word) || right(singular(word).0) || is_english(word)
}

/// True for an English word that a French word resembles.
pub fn is_english(word: &str) -> bool {
    ENGLISH.iter().any(|one| one.eq_ignore_ascii_case(word) || one.eq_ignore_ascii_case(singular(word).0))
}

/// True for a word that tells that its neighbours are English.
pub fn tells_english(word: &str) -> bool {
    BESIDE.iter().any(|one| one.eq_ignore_ascii_case(word)) || is_english(word)
}

/// The word of the list that has the letters of `word`, but not its accents; both in the singular.
pub fn with_accents(word: &str) -> Option<&'static str> {
    let stem = singular(word).0;
    alike(word).find(|one| same_letters(one, word) || same_letters(one, stem))
}

/// The words of the list that are one slip away from `word`, and where they differ; both in the singular.
pub fn near(word: &str) -> impl Iterator<Item = (&'static str, Slip)> + '_ {
    let stem = singular(word).0;
    alike(stem).filter_map(move |one| one_slip(one, stem).map(|slip| (one, slip)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn words_are_in_order_each_once() {
        let key = |word: &str| {
            let bare = word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
            (bare.collect::<String>(), word.to_owned())
        };
        for pair in words().windows(2) {
            if let [a, b] = pair {
                assert!(key(a) < key(b), "{a} {b}");
                assert!(a.chars().count() >= 5 && !a.contains(char::is_uppercase), "{a}");
            }
        }
    }

    #[test]
    fn words_are_known_as_they_are_written() {
        for right in ["webmarketing", "Newsletters", "e-réputation", "experience", "copywriting"] {
            assert!(knows(right), "{right}");
        }
        for wrong in ["e-reputation", "copywrinting", "nuage"] {
            assert!(!knows(wrong), "{wrong}");
        }
        assert_eq!(with_accents("e-reputation"), Some("e-réputation"));
        assert_eq!(near("newjackings").next().map(|(word, _)| word), Some("newsjacking"));
    }
}
