"""256 plain French words: two of them tell one ballot from another (voting V17). Their order never changes while a vote is open."""

from __future__ import annotations

_TEXT = """
    abeille abricot acajou agneau aigle aiguille ajonc albatros allumette alouette amande ananas ancre anémone ardoise argile
    armoire arrosoir artichaut aster aubépine automne averse avoine bagage balai balance baleine ballon bambou banane banc
    barque basilic bassin bateau belette biche bijou biscuit bison blaireau bleuet bocal bonnet botte bouchon bougie
    boulanger boule bouleau bouquet boussole bouton branche brebis brioche brique brise brosse bruyère buisson bureau cabane
    cadran caillou caisse calèche camélia canapé canard caneton canoë caramel caravane carotte carreau carrosse cascade casserole
    castor cèdre cerise cerisier chaise chaloupe chamois chandelle chapeau charrue châtaigne chaudron chemin chêne cheval chevreuil
    chocolat chouette cigale cigogne ciseau citron clairière clarinette clavier clocher cloche coffre colibri colline colombe comète
    compas concombre copeau coquelicot coquille corbeille cordage cornet coton coucou courge coussin crabe craie crayon cresson
    crocus cuillère cuivre cygne cyprès dahlia dauphin digue dindon domino drapeau dune écharpe échelle écluse écorce
    écran écureuil église encrier enclume éponge épinette érable escalier escargot étable étagère étang étoile étoffe éventail
    faisan falaise farine faucon fauteuil fenêtre fenouil ferme feuille ficelle figuier flamant flamme flocon flûte fontaine
    forêt fougère fourmi framboise frégate fromage fumée fusain galet galette gant garrigue gazelle genêt gingembre girafe
    girouette givre glacier glaïeul goéland gourde grange grenier grillon groseille guitare hamac hameau harpe herbe hérisson
    hermine héron hêtre hibou hirondelle horizon horloge huître iris ivoire jacinthe jardin jasmin jonquille jument kayak
    kiosque laine lampe lanterne laurier lavande lézard libellule licorne lilas limace lotus loutre lucarne luciole lune
    magnolia maison manège marmite marronnier mélèze menthe merle mésange miel mimosa moineau moulin muguet mûrier myrtille
"""

WORDS: tuple[str, ...] = tuple(_TEXT.split())
