import type { LanguageWords } from './language-words.ts';

export const SPANISH: LanguageWords = {
  language: 'es',
  common:
    'el la los las es son era que por porque como cuando cual cuales quien quienes donde esta estan este esto no se un una en del de al con y hay ha han hubo lo me mi yo nosotros tu su para mas si ya fue hoy ayer todo todos desde',
  failure:
    'fall~ error~ caid~ cae~ cayo lento lenta roto rota averia~ timeout~ rechaz~ problema~ muri~ muert~ incidente funciona colg~ bloque~ 400 401 403 404 408 413 422 429 500 502 503 504 crash~ caer',
  death: 'murio muerto cayo caido reiniciado matado',
  intents: {
    cause: {
      5: '^por que; ^porque',
      6: 'una y otra vez; en bucle; por que no responde|funciona|arranca|inicia|conecta|carga|abre|llega|va|anda|puedo|puede|podemos|se|me|nos|hay|aparece|sale|lee|escribe|encuentra|deja',
      4: 'ya no; no responde|arranca|inicia|conecta|carga|abre|llega|anda; se reinicia|cae|cuelga|bloquea|cierra|detiene; devuelve|lanza|muestra * error~|excepcion~|500|502|503|504; causa de|del|raiz; cual * causa; a que se debe; que provoca|provoco|causa|causo; motivo~; razon de|del|por',
      3: 'que pasa $; que paso $; que ocurre|ocurrio; que esta pasando; de donde viene; que ha pasado',
      2: 'por que; porque; que pasa',
    },
    what_changed: {
      5: 'que * cambio|cambios|cambiado|desplego|desplegado|nuevo; alguien * cambio|modifico|toco|cambiado; hubo * cambio~|despliegue~; se desplego|cambio|modifico; cambios recientes; ultimos cambios|despliegues|commits; algun cambio|despliegue; que commits|despliegues|versiones; cambios hubo',
      4: 'desplego; despliegue~; cambios; modificaciones; cambio algo; lanzamiento',
    },
    since_when: {
      6: 'desde cuando; desde que hora; cuanto tiempo; hasta cuando; a partir de cuando; desde hace cuanto',
      5: 'cuando * empezo|comenzo|inicio|primer~|ocurrio|surgio|fallo|paso|rompio|aparecio; a que hora; que hora; primer error|fallo; primera vez',
      3: '^cuando; cuando',
    },
    who: {
      6: '^quien; ^que|cual contenedor|pod|servicio|proceso $; de quien; a quien; responsable; dueno; autor~; propietario; que equipo; quien escribio|hizo|fue|desplego|cambio; quienes * afectados; que contenedor; encargado',
      4: 'quien; quienes',
    },
    where: {
      6: 'que|cual linea|archivo|fichero|funcion|metodo|clase|modulo; que|cual commit; ^donde; donde esta|exactamente|falla; en que parte|lugar|sitio|commit',
      4: 'donde; archivo; linea',
    },
    diff: {
      6: 'diff; parche; muestra~|ensena~|ver|quiero|dame|mostrar * commit|parche|diff; cambio * commit; cambio * codigo; antes y despues; que * commit cambio; ver * cambio; muestra~|ensena~ * cambio; codigo cambiado; cambios del commit',
    },
    affected: {
      6: 'afecta~; que tan|cuan|es grave; impact~; tambien * errores|fall~|caido|mal|problemas; errores|falla|fallando|caido|problemas tambien; otros servicios; involucrad~; alcance',
      4: 'tambien',
    },
    why_not: {
      6: 'por que no|descart~; relacionad~ con; debido a|al; causado por; ^por que no el|la|los|las|un|una; puede|podria|pudo ser; no sera|es|seria * el|la|los; seguro * no; y si fuera|fuese|es; en contra; descarta~; quiza~|talvez|tal * el|la|un|sea; creo|pienso que; habla contra; podria * deberse|venir; podra ser; no puede|podria; seria * el|la',
      3: '^es el|la',
    },
    what_else: {
      6: 'que mas podria|puede|hay; otra~|otro~ causa~|hipotesis|explicacion~|idea~|sospechos~|pista~|cosa|motivo~|posib~|candidat~|opcion~|razon~; alternativa~; y si no; mas hipotesis|ideas|pistas; segunda causa|hipotesis; si no es; que mas; algo mas',
      3: 'otros; otras',
    },
    what_now: {
      6: 'basta * reiniciar|reinicio; suficiente * reiniciar|reinicio; vuelvo|volver|volvemos atras; que|cual comando~ * arregl~|soluciona~|repara~|resuelv~|uso|ejecuto; que hago|hacemos|hacer|debo|debemos|puedo|tengo; como * arreglo|arreglar|soluciona~|soluciono|reparo|reparar|resuelv~|arregla; proximos|siguientes pasos; siguiente paso; hay que; debo|deberia~|tengo * hacer|reiniciar|revertir|volver; rollback; solucion; reiniciar; y ahora; revertir; que se hace; como lo|se',
    },
    how_many: {
      6: 'cuantos; cuantas; cuanto $; numero de; tasa de; cantidad de; porcentaje; con que frecuencia; total de; recuento',
    },
    still_so: {
      6: 'sigue~ * pasando|fallando|habiendo|igual|caido|mal|asi|roto|ocurriendo; sigue; todavia; aun; ya * arreglado|paro|resuelto|termino|solucionado|bien|funciona; se arreglo; paro; volvio a; se recupero; esta arreglado|resuelto|solucionado; continua; otra vez',
    },
    status_now: {
      6: 'estado; como esta~|van|va|anda~; todo * funcionando|bien|funciona|ok|arriba; en este momento; situacion; salud; esta corriendo; ahora mismo; que esta corriendo|funcionando; actual~; todo ahora; estatus',
      3: 'ahora',
    },
    requests: {
      6: 'mis|mi|nuestros|nuestro agentes|agente|bots|bot * * fall~|lent~|error~; que|cuales|lista|muestra~ * peticiones|solicitudes|llamadas|trazas|spans|conversaciones * fall~|lent~|tardaron|tardo; que|cuales|lista|muestra~ * peticiones|solicitudes|llamadas|trazas|spans|conversaciones lent~; peticiones|solicitudes|llamadas|trazas|spans mas lent~',
    },
    list_errors: {
      6: 'lista~ * error~|fallos|excepcion~; muestra~|ensena~|dame|ver|mostrar|imprime * errores|lineas|logs|log|excepciones|mensajes|fallos|trazas; que|cuales * errores|excepciones|fallos|mensajes; mensajes de error; lineas del; mas comunes|frecuentes; errores mas; todos los errores; cuales son * errores',
    },
    summary: {
      6: 'resum~; ^resum~; sabemos; hasta ahora; informe; recapitul~; sintesis; en corto|breve; vision general; postmortem; reporte; conclusion~; balance; sintetiza',
      4: 'ticket',
    },
    explain_simply: {
      6: 'explica~; sencill~; palabras|terminos simples|sencill~|facil~; no entiendo|entendi|comprendo; significa; quiere decir; tecnicismo~; facil; jerga; mas simple; demasiado tecnico; para tontos|principiantes|mi; como si; no lo entiendo',
      4: 'simple~',
    },
    small_talk: {
      6: 'en|habla|hablas espanol|ingles|aleman|frances|italiano|neerlandes|portugues|polaco; ^hola; ^gracias; ^buenos dias; ^buenas; quien eres; que puedes|sabes hacer; muchas gracias; ^adios; ^genial $; ^ok $; ^ayuda $; como estas; buen trabajo; que haces; ^perfecto; ^vale $; ^hasta luego|pronto; como te llamas; en que puedes ayudar~',
      3: 'gracias; perfecto; genial',
    },
  },
  talk: {
    thanks: 'gracias',
    languages: 'espanol ingles aleman frances italiano neerlandes portugues polaco',
  },
  named:
    'servicio|contenedor|pod|servidor|aplicacion @; ^esta|estan el|la @; ^esta|estan afectado|afectada|caido|bien @; afecta|impacta tambien al|a @; afecta|impacta a|al @; afecta a la @; tambien falla el|la @; tambien falla|fallo @; por que no el|la @; por que no @; ser el|la|un|una @; ser @; sera|es|seria el|la @; no es el|la @; no es @; si fuera el|la @; si fuera @; contra el|la @; contra @; ^el|la @ tiene|esta|falla; ^@ tiene|esta|falla; errores|problemas en|de|con el|la @; errores|problemas en|de|con @',
  subjects:
    '^por que falla|cae|funciona el|la @; ^por que falla|cae|funciona @; ^por que el|la|los @; ^el|la @ no|falla|esta; ^@ no|falla|esta',
  nameless:
    'https http login inicio replica sitio pagina el la los las eso esto ello lo todo todos otro otros otra otras algo error errores fallo fallos problema problemas causa logs log codigo commit linea archivo ahora ayer hoy aun tambien no si mas servicio servicios que quien es son esta estan un una de del al por asi bien arreglado resuelto caido afectado afectados afectada posible seguro en cual este nada nadie alguien alguno alguna algunos algunas todas toda cada varios varias muchos muchas pocos ambos ningun ninguno ninguna pipeline build ci cd job playbook workflow etapa paso version migracion instalacion script docker terraform ansible helm pip npm maven gradle cargo',
  negations: 'no ni nunca sin ningun ninguna tampoco',
  reported: {
    doers:
      'yo nosotros alguien companero he hemos han cambie cambiamos desplegue desplegamos actualice actualizamos modifique modificamos reinicie reiniciamos',
    verbs: {
      setting:
        'cambie cambiamos cambiado modifique modificamos modificado ajustado renombrado eliminado borrado desactivado activado reemplazado aumentado reducido anadido puesto cambio',
      deployment: 'desplegue desplegamos desplegado publicado subido',
      dependency: 'actualice actualizamos actualizado instalado instale',
      infrastructure: 'reinicie reiniciamos reiniciado migrado movido escalado',
    },
    asks: 'que por como cuando cual quien donde cuanto hubo se',
    since: 'desde que; despues de que; despues que; porque; tras que',
  },
  times: {
    days: { hoy: 0, ayer: -1, anteayer: -2, anoche: -1, 'esta manana': 0 },
    weekdays: 'lunes martes miercoles jueves viernes sabado domingo',
    partsOfDay: {
      anoche: [20, 30],
      'esta manana': [5, 12],
      'por la manana': [5, 12],
      madrugada: [0, 6],
      manana: [5, 12],
      mediodia: [12, 13],
      tarde: [12, 20],
      noche: [20, 30],
      medianoche: [0, 1],
    },
    units: {
      segundos: 1_000,
      segundo: 1_000,
      minutos: 60_000,
      minuto: 60_000,
      min: 60_000,
      horas: 3_600_000,
      hora: 3_600_000,
      h: 3_600_000,
      dias: 86_400_000,
      dia: 86_400_000,
      semanas: 604_800_000,
      semana: 604_800_000,
    },
    rates: 'cada por',
    since: 'desde despues',
    between: 'entre de',
    last: 'ultimas ultimos ultima ultimo',
    ago: 'hace',
    at: 'a las desde hacia hasta entre y de',
    clock: 'h horas hora',
  },
};
